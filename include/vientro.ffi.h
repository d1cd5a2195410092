enum {
    VIENTRO_ABI_VERSION = 1,
    VIENTRO_LANG_NONE = 0,
    VIENTRO_LANG_VI = 1,
    VIENTRO_LANG_EN = 2,
    VIENTRO_ALL_YEARS = 0,
    VIENTRO_MARK_IN_DOUBT = 1,
    VIENTRO_MARK_UNDIVIDED = 2,
    VIENTRO_MARK_INEXACT = 4,
    VIENTRO_SEVERITY_ERROR = 1,
    VIENTRO_SEVERITY_WARNING = 2,
    VIENTRO_SEVERITY_INFO = 3,
    VIENTRO_CELL_BLANK = 1,
    VIENTRO_CELL_COUNT = 2,
    VIENTRO_CELL_AID = 3,
    VIENTRO_CELL_RATIO = 4,
    VIENTRO_CELL_CANNOT_TELL = 5,
    VIENTRO_OK = 0,
    VIENTRO_E_NULL = 1,
    VIENTRO_E_TEXT = 2,
    VIENTRO_E_VALUE = 3,
    VIENTRO_E_RANGE = 4,
    VIENTRO_E_INVALID = 5,
    VIENTRO_E_CURRENCY = 6,
    VIENTRO_E_OVERFLOW = 7,
    VIENTRO_E_NOMEM = 8,
    VIENTRO_E_NEWER = 9,
    VIENTRO_E_STOPPED = 10,
    VIENTRO_E_INTERNAL = 11,
    VIENTRO_E_UNSUPPORTED = 12
};
typedef struct vientro_builder vientro_builder;
typedef struct vientro_checked vientro_checked;
typedef struct vientro_cube vientro_cube;
typedef struct vientro_error vientro_error;
typedef struct vientro_registry vientro_registry;
typedef struct vientro_report vientro_report;
typedef struct vientro_text vientro_text;
typedef int32_t vientro_status;
uint32_t vientro_abi_version(void);
const char *vientro_version(void);
const char *vientro_status_name(vientro_status status);
vientro_status vientro_error_code(const struct vientro_error *error);
const char *vientro_error_id(const struct vientro_error *error);
const char *vientro_error_message(const struct vientro_error *error, uint32_t lang);
const char *vientro_error_path(const struct vientro_error *error);
void vientro_error_free(struct vientro_error *error);
const char *vientro_text_data(const struct vientro_text *text);
uint64_t vientro_text_length(const struct vientro_text *text);
void vientro_text_free(struct vientro_text *text);
vientro_status vientro_currency_numeric(const char *code, uint64_t length, uint32_t *numeric, struct vientro_error **err);
vientro_status vientro_currency_code(uint32_t currency, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_currency_minor_digits(uint32_t currency, uint32_t *digits, struct vientro_error **err);
vientro_status vientro_money_parse(const char *text, uint64_t length, uint32_t currency, uint32_t lang, int64_t *minor, struct vientro_error **err);
vientro_status vientro_money_format(int64_t minor, uint32_t currency, uint32_t lang, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_total_format(uint64_t low, int64_t high, uint32_t currency, uint32_t lang, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_money_add(int64_t a, uint32_t a_currency, int64_t b, uint32_t b_currency, int64_t *sum, struct vientro_error **err);
vientro_status vientro_money_subtract(int64_t a, uint32_t a_currency, int64_t b, uint32_t b_currency, int64_t *difference, struct vientro_error **err);
vientro_status vientro_money_allocate(int64_t minor, uint32_t currency, const uint64_t *weights, uint64_t count, int64_t *parts, struct vientro_error **err);
vientro_status vientro_builder_new(struct vientro_builder **out, struct vientro_error **err);
vientro_status vientro_builder_add_json(struct vientro_builder *builder, const char *name, uint64_t name_length, const char *content, uint64_t content_length, uint64_t *records, uint64_t *set_aside, uint32_t *complete, struct vientro_error **err);
vientro_status vientro_builder_finish(struct vientro_builder *builder, struct vientro_registry **out, struct vientro_error **err);
void vientro_builder_free(struct vientro_builder *builder);
struct vientro_registry *vientro_registry_retain(const struct vientro_registry *registry);
void vientro_registry_free(struct vientro_registry *registry);
uint64_t vientro_registry_record_count(const struct vientro_registry *registry);
uint64_t vientro_registry_set_aside_count(const struct vientro_registry *registry);
uint64_t vientro_registry_unreadable_count(const struct vientro_registry *registry);
vientro_status vientro_registry_set_aside_json(const struct vientro_registry *registry, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_registry_findings_json(const struct vientro_registry *registry, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_report_json(const struct vientro_registry *registry, int32_t year, const char *window, uint64_t window_length, const int32_t *as_of, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_date_parse(const char *text, uint64_t length, int32_t *days, struct vientro_error **err);
vientro_status vientro_date_format(int32_t days, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_cube_new(const struct vientro_registry *registry, const char *query, uint64_t query_length, uint32_t threads, struct vientro_cube **out, struct vientro_error **err);
vientro_status vientro_cube_merge(const struct vientro_cube *a, const struct vientro_cube *b, struct vientro_cube **out, struct vientro_error **err);
vientro_status vientro_cube_from_bytes(const char *bytes, uint64_t length, struct vientro_cube **out, struct vientro_error **err);
vientro_status vientro_cube_bytes(const struct vientro_cube *cube, const char **data, uint64_t *length, struct vientro_error **err);
uint64_t vientro_cube_cell_count(const struct vientro_cube *cube);
vientro_status vientro_cube_cell(const struct vientro_cube *cube, uint64_t cell, const char **key, uint64_t *facts, uint32_t *marks, struct vientro_error **err);
vientro_status vientro_cube_sum(const struct vientro_cube *cube, uint64_t cell, uint32_t currency, uint64_t *low, int64_t *high, struct vientro_error **err);
vientro_status vientro_cube_sums(const struct vientro_cube *cube, uint64_t *cells, uint32_t *currencies, uint64_t *low, int64_t *high, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_cube_counts(const struct vientro_cube *cube, const char *what, uint64_t what_length, uint64_t *counts, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_cube_drill(const struct vientro_cube *cube, const struct vientro_registry *registry, const char *key, uint64_t key_length, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_cube_to_json(const struct vientro_cube *cube, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_cube_query_json(const struct vientro_cube *cube, struct vientro_text **out, struct vientro_error **err);
struct vientro_cube *vientro_cube_retain(const struct vientro_cube *cube);
void vientro_cube_free(struct vientro_cube *cube);
vientro_status vientro_check(const struct vientro_registry *registry, const char *options, uint64_t options_length, struct vientro_checked **out, struct vientro_error **err);
uint64_t vientro_checked_count(const struct vientro_checked *checked);
vientro_status vientro_checked_finding(const struct vientro_checked *checked, uint64_t finding, const char **rule, uint32_t *severity, const char **record, const char **path, struct vientro_error **err);
vientro_status vientro_checked_message(const struct vientro_checked *checked, uint64_t finding, uint32_t lang, const char **message, struct vientro_error **err);
vientro_status vientro_checked_citation(const struct vientro_checked *checked, uint64_t finding, uint32_t lang, const char **citation, uint32_t *verified, struct vientro_error **err);
vientro_status vientro_checked_to_json(const struct vientro_checked *checked, struct vientro_text **out, struct vientro_error **err);
struct vientro_checked *vientro_checked_retain(const struct vientro_checked *checked);
void vientro_checked_free(struct vientro_checked *checked);
vientro_status vientro_rules_text(struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_report_new(const struct vientro_registry *registry, const char *query, uint64_t query_length, uint32_t threads, struct vientro_report **out, struct vientro_error **err);
vientro_status vientro_report_to_json(const struct vientro_report *report, struct vientro_text **out, struct vientro_error **err);
uint64_t vientro_report_table_count(const struct vientro_report *report);
vientro_status vientro_report_table(const struct vientro_report *report, uint64_t table, uint32_t lang, const char **id, const char **title, uint64_t *rows, uint64_t *columns, struct vientro_error **err);
vientro_status vientro_report_column(const struct vientro_report *report, uint64_t table, uint64_t column, uint32_t lang, const char **id, const char **label, struct vientro_error **err);
vientro_status vientro_report_row(const struct vientro_report *report, uint64_t table, uint64_t row, uint32_t lang, const char **code, const char **label, struct vientro_error **err);
vientro_status vientro_report_cell(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint32_t *kind, uint32_t *marks, const char **address, struct vientro_error **err);
vientro_status vientro_report_count(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, int64_t *number, struct vientro_error **err);
vientro_status vientro_report_amounts(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint32_t *currencies, uint64_t *low, int64_t *high, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_report_ratio(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint64_t *numerator_low, int64_t *numerator_high, uint64_t *denominator_low, int64_t *denominator_high, struct vientro_error **err);
vientro_status vientro_report_reason(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint32_t lang, const char **reason, struct vientro_error **err);
vientro_status vientro_report_drill(const struct vientro_report *report, const struct vientro_registry *registry, const char *address, uint64_t address_length, struct vientro_text **out, struct vientro_error **err);
struct vientro_report *vientro_report_retain(const struct vientro_report *report);
void vientro_report_free(struct vientro_report *report);
