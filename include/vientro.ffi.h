enum {
    VIENTRO_ABI_VERSION = 1,
    VIENTRO_LANG_NONE = 0,
    VIENTRO_LANG_VI = 1,
    VIENTRO_LANG_EN = 2,
    VIENTRO_ALL_YEARS = 0,
    VIENTRO_OPEN_FROM = 1,
    VIENTRO_OPEN_UNTIL = 2,
    VIENTRO_MARK_IN_DOUBT = 1,
    VIENTRO_MARK_UNDIVIDED = 2,
    VIENTRO_MARK_INEXACT = 4,
    VIENTRO_MARK_UNDIVIDED_SECTOR = 8,
    VIENTRO_SEVERITY_ERROR = 1,
    VIENTRO_SEVERITY_WARNING = 2,
    VIENTRO_SEVERITY_INFO = 3,
    VIENTRO_FINDING_RULE = 1,
    VIENTRO_FINDING_RECORD = 2,
    VIENTRO_FINDING_PATH = 3,
    VIENTRO_FINDING_LABEL = 4,
    VIENTRO_FINDING_MESSAGE = 5,
    VIENTRO_FINDING_CITATION = 6,
    VIENTRO_CELL_BLANK = 1,
    VIENTRO_CELL_COUNT = 2,
    VIENTRO_CELL_AID = 3,
    VIENTRO_CELL_RATIO = 4,
    VIENTRO_CELL_CANNOT_TELL = 5,
    VIENTRO_CELL_TEXT = 6,
    VIENTRO_STANDING_COUNTED = 1,
    VIENTRO_STANDING_MERGED = 2,
    VIENTRO_STANDING_REPLACED = 3,
    VIENTRO_STANDING_CONTRADICTED = 4,
    VIENTRO_PEOPLE_REDACTED = 1,
    VIENTRO_PEOPLE_FULL = 2,
    VIENTRO_MAP_63 = 63,
    VIENTRO_MAP_34 = 34,
    VIENTRO_PLACED_SAME = 1,
    VIENTRO_PLACED_MERGED = 2,
    VIENTRO_PLACED_NOT_DIVISIBLE = 3,
    VIENTRO_WINDOW_CALENDAR_YEAR = 1,
    VIENTRO_WINDOW_DECREE_58 = 2,
    VIENTRO_WINDOW_BUDGET_YEAR = 3,
    VIENTRO_WINDOW_HALF_YEAR = 4,
    VIENTRO_WINDOW_MONTH = 5,
    VIENTRO_WINDOW_SPAN = 6,
    VIENTRO_QUALIFIER_EXACT = 1,
    VIENTRO_QUALIFIER_NEARLY = 2,
    VIENTRO_QUALIFIER_OVER = 3,
    VIENTRO_QUALIFIER_ABOUT = 4,
    VIENTRO_QUALIFIER_ESTIMATED = 5,
    VIENTRO_UNIT_PLAIN = 1,
    VIENTRO_UNIT_PERCENT = 2,
    VIENTRO_UNIT_TIMES = 3,
    VIENTRO_UNIT_MONEY = 4,
    VIENTRO_UNIT_COUNTED = 5,
    VIENTRO_VERDICT_CONSISTENT = 1,
    VIENTRO_VERDICT_OFF_ESTIMATE = 2,
    VIENTRO_VERDICT_CONTRADICTS = 3,
    VIENTRO_ROUND_EXACT = 1,
    VIENTRO_ROUND_HALF_AWAY_FROM_ZERO = 2,
    VIENTRO_ROUND_HALF_TOWARD_ZERO = 3,
    VIENTRO_ROUND_HALF_EVEN = 4,
    VIENTRO_ROUND_HALF_ODD = 5,
    VIENTRO_ROUND_HALF_CEILING = 6,
    VIENTRO_ROUND_HALF_FLOOR = 7,
    VIENTRO_ROUND_TOWARD_ZERO = 8,
    VIENTRO_ROUND_AWAY_FROM_ZERO = 9,
    VIENTRO_ROUND_CEILING = 10,
    VIENTRO_ROUND_FLOOR = 11,
    VIENTRO_RATE_ACCOUNTING = 1,
    VIENTRO_RATE_CENTRAL = 2,
    VIENTRO_RATE_BANK_BUYING = 3,
    VIENTRO_RATE_CONTRACT = 4,
    VIENTRO_THROUGH_NOTHING = 0,
    VIENTRO_THROUGH_ANY = 65535,
    VIENTRO_LEG_DIRECT = 1,
    VIENTRO_LEG_INVERSE = 2,
    VIENTRO_STATE_NOT_YET_DUE = 1,
    VIENTRO_STATE_DUE = 2,
    VIENTRO_STATE_FILED = 3,
    VIENTRO_STATE_FILED_LATE = 4,
    VIENTRO_STATE_OVERDUE = 5,
    VIENTRO_STATE_CANNOT_TELL = 6,
    VIENTRO_TERM_DAYS = 1,
    VIENTRO_TERM_WORKING_DAYS = 2,
    VIENTRO_FORMAT_JSON = 1,
    VIENTRO_FORMAT_CSV = 2,
    VIENTRO_FORMAT_XLSX = 3,
    VIENTRO_FORMAT_IATI = 4,
    VIENTRO_CAN_IMPORT = 1,
    VIENTRO_CAN_EXPORT = 2,
    VIENTRO_CAN_CHECK = 3,
    VIENTRO_CAN_TEMPLATE = 4,
    VIENTRO_CAN_RETURN = 5,
    VIENTRO_CAN_REPORT = 6,
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
    VIENTRO_E_UNSUPPORTED = 12,
    VIENTRO_FIELD_DONOR_ID = 100,
    VIENTRO_FIELD_DONOR_KIND = 101,
    VIENTRO_FIELD_DONOR_NAMES_ORIGINAL = 102,
    VIENTRO_FIELD_DONOR_NAMES_VI = 103,
    VIENTRO_FIELD_DONOR_NAMES_EN = 104,
    VIENTRO_FIELD_DONOR_NAMES_SHORT = 105,
    VIENTRO_FIELD_DONOR_COUNTRY = 106,
    VIENTRO_FIELD_DONOR_HOME_REGISTRY_ID = 107,
    VIENTRO_FIELD_DONOR_PERSON = 108,
    VIENTRO_FIELD_PARTY_ID = 200,
    VIENTRO_FIELD_PARTY_KIND = 201,
    VIENTRO_FIELD_PARTY_NAMES_ORIGINAL = 202,
    VIENTRO_FIELD_PARTY_NAMES_VI = 203,
    VIENTRO_FIELD_PARTY_NAMES_EN = 204,
    VIENTRO_FIELD_PARTY_NAMES_SHORT = 205,
    VIENTRO_FIELD_PARTY_FOUNDED_BY = 206,
    VIENTRO_FIELD_PARTY_PROVINCE = 207,
    VIENTRO_FIELD_CERTIFICATE_ID = 300,
    VIENTRO_FIELD_CERTIFICATE_HOLDER = 301,
    VIENTRO_FIELD_CERTIFICATE_NUMBER = 302,
    VIENTRO_FIELD_CERTIFICATE_KIND = 303,
    VIENTRO_FIELD_CERTIFICATE_ISSUED_ON = 304,
    VIENTRO_FIELD_CERTIFICATE_VALID_UNTIL = 305,
    VIENTRO_FIELD_CERTIFICATE_HOME_TERM_END = 306,
    VIENTRO_FIELD_CERTIFICATE_PROVINCE = 307,
    VIENTRO_FIELD_CERTIFICATE_SECTOR = 308,
    VIENTRO_FIELD_CERTIFICATE_OFFICE_PROVINCE = 309,
    VIENTRO_FIELD_CERTIFICATE_PROGRAMME_LIST_FROM = 310,
    VIENTRO_FIELD_CERTIFICATE_PROGRAMME_LIST_UNTIL = 311,
    VIENTRO_FIELD_GRANT_ID = 400,
    VIENTRO_FIELD_GRANT_TITLES_ORIGINAL = 401,
    VIENTRO_FIELD_GRANT_TITLES_VI = 402,
    VIENTRO_FIELD_GRANT_TITLES_EN = 403,
    VIENTRO_FIELD_GRANT_MODE = 404,
    VIENTRO_FIELD_GRANT_NON_PROJECT_FORM = 405,
    VIENTRO_FIELD_GRANT_PARENT = 406,
    VIENTRO_FIELD_GRANT_SUPPLEMENTS = 407,
    VIENTRO_FIELD_GRANT_NATIONAL_PROGRAMME = 408,
    VIENTRO_FIELD_GRANT_DONOR = 409,
    VIENTRO_FIELD_GRANT_DONOR_SHARE = 410,
    VIENTRO_FIELD_GRANT_RECIPIENT = 411,
    VIENTRO_FIELD_GRANT_OWNER = 412,
    VIENTRO_FIELD_GRANT_MANAGING_AGENCY = 413,
    VIENTRO_FIELD_GRANT_PROVINCE = 414,
    VIENTRO_FIELD_GRANT_PROVINCE_SHARE = 415,
    VIENTRO_FIELD_GRANT_SECTOR = 416,
    VIENTRO_FIELD_GRANT_SECTOR_SHARE = 417,
    VIENTRO_FIELD_GRANT_DISASTER_DATE = 418,
    VIENTRO_FIELD_GRANT_DOSSIER_SUBMITTED_ON = 419,
    VIENTRO_FIELD_GRANT_DOSSIER_COMPLETE_ON = 420,
    VIENTRO_FIELD_GRANT_DECISION_NUMBER = 421,
    VIENTRO_FIELD_GRANT_DECISION_DATE = 422,
    VIENTRO_FIELD_GRANT_DECISION_LEVEL = 423,
    VIENTRO_FIELD_GRANT_PLANNED_FROM = 424,
    VIENTRO_FIELD_GRANT_PLANNED_UNTIL = 425,
    VIENTRO_FIELD_GRANT_ACTUAL_FROM = 426,
    VIENTRO_FIELD_GRANT_ACTUAL_UNTIL = 427,
    VIENTRO_FIELD_GRANT_FUNDING_TOTAL = 428,
    VIENTRO_FIELD_GRANT_FUNDING_TOTAL_CURRENCY = 429,
    VIENTRO_FIELD_GRANT_FUNDING_GRANT = 430,
    VIENTRO_FIELD_GRANT_FUNDING_GRANT_CURRENCY = 431,
    VIENTRO_FIELD_GRANT_FUNDING_COUNTERPART = 432,
    VIENTRO_FIELD_GRANT_FUNDING_COUNTERPART_CURRENCY = 433,
    VIENTRO_FIELD_GRANT_FUNDING_RECIPIENT_MANAGED = 434,
    VIENTRO_FIELD_GRANT_FUNDING_RECIPIENT_MANAGED_CURRENCY = 435,
    VIENTRO_FIELD_GRANT_FUNDING_DONOR_MANAGED = 436,
    VIENTRO_FIELD_GRANT_FUNDING_DONOR_MANAGED_CURRENCY = 437,
    VIENTRO_FIELD_GRANT_FUNDING_CASH = 438,
    VIENTRO_FIELD_GRANT_FUNDING_CASH_CURRENCY = 439,
    VIENTRO_FIELD_GRANT_FUNDING_IN_KIND = 440,
    VIENTRO_FIELD_GRANT_FUNDING_IN_KIND_CURRENCY = 441,
    VIENTRO_FIELD_GRANT_SPENDING_NATURE = 442,
    VIENTRO_FIELD_GRANT_BUDGET_CLASS = 443,
    VIENTRO_FIELD_GRANT_EXECUTOR = 444,
    VIENTRO_FIELD_GRANT_MANAGEMENT = 445,
    VIENTRO_FIELD_TRANSACTION_ID = 500,
    VIENTRO_FIELD_TRANSACTION_GRANT = 501,
    VIENTRO_FIELD_TRANSACTION_KIND = 502,
    VIENTRO_FIELD_TRANSACTION_DATE = 503,
    VIENTRO_FIELD_TRANSACTION_AMOUNT = 504,
    VIENTRO_FIELD_TRANSACTION_AMOUNT_CURRENCY = 505,
    VIENTRO_FIELD_TRANSACTION_FORM = 506,
    VIENTRO_FIELD_TRANSACTION_DONOR = 507,
    VIENTRO_FIELD_TRANSACTION_ACCOUNT = 508,
    VIENTRO_FIELD_BALANCE_ID = 600,
    VIENTRO_FIELD_BALANCE_ACCOUNT = 601,
    VIENTRO_FIELD_BALANCE_GRANT = 602,
    VIENTRO_FIELD_BALANCE_DATE = 603,
    VIENTRO_FIELD_BALANCE_OPENING = 604,
    VIENTRO_FIELD_BALANCE_OPENING_CURRENCY = 605,
    VIENTRO_FIELD_BALANCE_CLOSING = 606,
    VIENTRO_FIELD_BALANCE_CLOSING_CURRENCY = 607,
    VIENTRO_FIELD_COMMITMENT_ID = 700,
    VIENTRO_FIELD_COMMITMENT_DONOR = 701,
    VIENTRO_FIELD_COMMITMENT_DATE = 702,
    VIENTRO_FIELD_COMMITMENT_AMOUNT = 703,
    VIENTRO_FIELD_COMMITMENT_AMOUNT_CURRENCY = 704,
    VIENTRO_FIELD_COMMITMENT_QUALIFIER = 705,
    VIENTRO_FIELD_COMMITMENT_PURPOSE = 706,
    VIENTRO_FIELD_RATE_ID = 800,
    VIENTRO_FIELD_RATE_FROM = 801,
    VIENTRO_FIELD_RATE_TO = 802,
    VIENTRO_FIELD_RATE_VALUE = 803,
    VIENTRO_FIELD_RATE_KIND = 804,
    VIENTRO_FIELD_RATE_VALID_FROM = 805,
    VIENTRO_FIELD_RATE_VALID_UNTIL = 806,
    VIENTRO_FIELD_RATE_SOURCE = 807,
    VIENTRO_FIELD_FILING_ID = 900,
    VIENTRO_FIELD_FILING_DUTY = 901,
    VIENTRO_FIELD_FILING_BEARER = 902,
    VIENTRO_FIELD_FILING_WINDOW_FROM = 903,
    VIENTRO_FIELD_FILING_WINDOW_UNTIL = 904,
    VIENTRO_FIELD_FILING_DATE = 905,
    VIENTRO_TYPE_I64 = 1,
    VIENTRO_TYPE_DATE = 2,
    VIENTRO_TYPE_U32 = 3,
    VIENTRO_TYPE_TEXT = 4
};
typedef struct vientro_builder vientro_builder;
typedef struct vientro_calendar vientro_calendar;
typedef struct vientro_checked vientro_checked;
typedef struct vientro_codes vientro_codes;
typedef struct vientro_converted vientro_converted;
typedef struct vientro_cube vientro_cube;
typedef struct vientro_documents vientro_documents;
typedef struct vientro_duties vientro_duties;
typedef struct vientro_error vientro_error;
typedef struct vientro_file_findings vientro_file_findings;
typedef struct vientro_files vientro_files;
typedef struct vientro_obligations vientro_obligations;
typedef struct vientro_rates vientro_rates;
typedef struct vientro_registry vientro_registry;
typedef struct vientro_report vientro_report;
typedef struct vientro_rules vientro_rules;
typedef struct vientro_stated vientro_stated;
typedef struct vientro_text vientro_text;
typedef int32_t vientro_status;
typedef int32_t (*vientro_progress)(void *userdata, uint64_t done, uint64_t total);
typedef uint32_t vientro_field;
typedef uint32_t vientro_type;
typedef struct vientro_column { uint32_t struct_size; vientro_field field; vientro_type type; uint32_t reserved; uint64_t length; const void *values; const int64_t *offsets; const uint8_t *validity; } vientro_column;
uint32_t vientro_abi_version(void);
const char *vientro_version(void);
vientro_status vientro_version_of(const char *key, uint64_t key_length, const char **version, struct vientro_error **err);
uint64_t vientro_version_part_count(void);
vientro_status vientro_version_part(uint64_t part, const char **key, const char **version, struct vientro_error **err);
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
vientro_status vientro_total_add(uint64_t a_low, int64_t a_high, uint64_t b_low, int64_t b_high, uint32_t currency, uint64_t *low, int64_t *high, struct vientro_error **err);
vientro_status vientro_total_allocate(uint64_t low, int64_t high, uint32_t currency, const uint64_t *weights, uint64_t count, uint64_t *parts_low, int64_t *parts_high, struct vientro_error **err);
vientro_status vientro_money_add(int64_t a, uint32_t a_currency, int64_t b, uint32_t b_currency, int64_t *sum, struct vientro_error **err);
vientro_status vientro_money_subtract(int64_t a, uint32_t a_currency, int64_t b, uint32_t b_currency, int64_t *difference, struct vientro_error **err);
vientro_status vientro_money_allocate(int64_t minor, uint32_t currency, const uint64_t *weights, uint64_t count, int64_t *parts, struct vientro_error **err);
vientro_status vientro_money_split(int64_t minor, uint32_t currency, int64_t *parts, uint64_t count, struct vientro_error **err);
vientro_status vientro_money_negate(int64_t minor, uint32_t currency, int64_t *opposite, struct vientro_error **err);
vientro_status vientro_money_compare(int64_t a, uint32_t a_currency, int64_t b, uint32_t b_currency, int32_t *order, struct vientro_error **err);
vientro_status vientro_money_sum(const int64_t *minors, uint64_t count, uint32_t currency, uint64_t *low, int64_t *high, struct vientro_error **err);
vientro_status vientro_money_sums(const int64_t *minors, const uint32_t *currencies, uint64_t count, uint32_t *sum_currencies, uint64_t *low, int64_t *high, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_builder_new(struct vientro_builder **out, struct vientro_error **err);
vientro_status vientro_builder_add_json(struct vientro_builder *builder, const char *name, uint64_t name_length, const char *content, uint64_t content_length, uint64_t *records, uint64_t *set_aside, uint32_t *complete, struct vientro_error **err);
vientro_status vientro_builder_add_json_with_progress(struct vientro_builder *builder, const char *name, uint64_t name_length, const char *content, uint64_t content_length, vientro_progress progress, void *userdata, uint64_t *records, uint64_t *set_aside, uint32_t *complete, struct vientro_error **err);
vientro_status vientro_builder_finish(struct vientro_builder *builder, struct vientro_registry **out, struct vientro_error **err);
void vientro_builder_free(struct vientro_builder *builder);
struct vientro_registry *vientro_registry_retain(const struct vientro_registry *registry);
void vientro_registry_free(struct vientro_registry *registry);
uint64_t vientro_registry_record_count(const struct vientro_registry *registry);
uint64_t vientro_registry_set_aside_count(const struct vientro_registry *registry);
uint64_t vientro_registry_unreadable_count(const struct vientro_registry *registry);
vientro_status vientro_registry_set_aside_json(const struct vientro_registry *registry, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_registry_findings_json(const struct vientro_registry *registry, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_overview_json(const struct vientro_registry *registry, int32_t year, const char *window, uint64_t window_length, const int32_t *as_of, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_date_parse(const char *text, uint64_t length, int32_t *days, struct vientro_error **err);
vientro_status vientro_date_format(int32_t days, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_date_parse_vi(const char *text, uint64_t length, int32_t *days, struct vientro_error **err);
vientro_status vientro_date_format_vi(int32_t days, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_date_new(int32_t year, uint32_t month, uint32_t day, int32_t *days, struct vientro_error **err);
vientro_status vientro_date_parts(int32_t days, int32_t *year, uint32_t *month, uint32_t *day, struct vientro_error **err);
vientro_status vientro_date_is_weekend(int32_t days, uint32_t *weekend, struct vientro_error **err);
vientro_status vientro_date_plus_days(int32_t days, int32_t more, int32_t *sum, struct vientro_error **err);
vientro_status vientro_date_plus_months(int32_t days, int32_t months, int32_t *sum, struct vientro_error **err);
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
vientro_status vientro_cube_conversions_json(const struct vientro_cube *cube, const struct vientro_registry *registry, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_cube_to_json(const struct vientro_cube *cube, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_cube_query_json(const struct vientro_cube *cube, struct vientro_text **out, struct vientro_error **err);
struct vientro_cube *vientro_cube_retain(const struct vientro_cube *cube);
void vientro_cube_free(struct vientro_cube *cube);
vientro_status vientro_cube_find(const struct vientro_cube *cube, const char *key, uint64_t key_length, uint64_t *cell, struct vientro_error **err);
vientro_status vientro_cube_columns(const struct vientro_cube *cube, uint64_t *facts, uint32_t *marks, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_cube_keys(const struct vientro_cube *cube, int64_t *offsets, uint64_t capacity, uint64_t *needed, char *bytes, uint64_t bytes_capacity, uint64_t *needed_bytes, struct vientro_error **err);
uint64_t vientro_cube_dimension_count(const struct vientro_cube *cube);
vientro_status vientro_cube_key(const struct vientro_cube *cube, uint64_t cell, uint64_t part, uint32_t lang, const char **dimension, const char **code, const char **label, struct vientro_error **err);
vientro_status vientro_cube_roll_up(const struct vientro_cube *cube, const char *dimensions, uint64_t dimensions_length, struct vientro_cube **out, struct vientro_error **err);
vientro_status vientro_check(const struct vientro_registry *registry, const char *options, uint64_t options_length, uint32_t threads, struct vientro_checked **out, struct vientro_error **err);
uint64_t vientro_checked_count(const struct vientro_checked *checked);
uint64_t vientro_checked_count_of(const struct vientro_checked *checked, uint32_t severity);
vientro_status vientro_checked_finding(const struct vientro_checked *checked, uint64_t finding, const char **rule, uint32_t *severity, const char **record, const char **path, struct vientro_error **err);
vientro_status vientro_checked_message(const struct vientro_checked *checked, uint64_t finding, uint32_t lang, const char **message, struct vientro_error **err);
vientro_status vientro_checked_citation(const struct vientro_checked *checked, uint64_t finding, uint32_t lang, const char **citation, uint32_t *verified, struct vientro_error **err);
vientro_status vientro_checked_label(const struct vientro_checked *checked, uint64_t finding, uint32_t lang, const char **label, struct vientro_error **err);
vientro_status vientro_checked_columns(const struct vientro_checked *checked, uint32_t *severities, uint64_t *rules, uint32_t *verified, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_checked_texts(const struct vientro_checked *checked, uint32_t column, uint32_t lang, int64_t *offsets, uint64_t capacity, uint64_t *needed, char *bytes, uint64_t bytes_capacity, uint64_t *needed_bytes, struct vientro_error **err);
uint64_t vientro_checked_not_applied_count(const struct vientro_checked *checked);
vientro_status vientro_checked_not_applied(const struct vientro_checked *checked, uint64_t item, uint32_t lang, const char **rule, const char **reason, const char **message, uint64_t *records, struct vientro_error **err);
vientro_status vientro_checked_options_json(const struct vientro_checked *checked, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_checked_to_json(const struct vientro_checked *checked, struct vientro_text **out, struct vientro_error **err);
struct vientro_checked *vientro_checked_retain(const struct vientro_checked *checked);
void vientro_checked_free(struct vientro_checked *checked);
vientro_status vientro_rules_table_text(struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_report_new(const struct vientro_registry *registry, const char *query, uint64_t query_length, uint32_t threads, struct vientro_report **out, struct vientro_error **err);
vientro_status vientro_report_to_json(const struct vientro_report *report, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_report_query_json(const struct vientro_report *report, struct vientro_text **out, struct vientro_error **err);
const char *vientro_report_id(const struct vientro_report *report);
uint64_t vientro_report_warning_count(const struct vientro_report *report);
vientro_status vientro_report_warning(const struct vientro_report *report, uint64_t warning, uint32_t lang, const char **part, const char **text, struct vientro_error **err);
uint64_t vientro_report_table_count(const struct vientro_report *report);
vientro_status vientro_report_table(const struct vientro_report *report, uint64_t table, uint32_t lang, const char **id, const char **title, uint64_t *rows, uint64_t *columns, struct vientro_error **err);
vientro_status vientro_report_table_head(const struct vientro_report *report, uint64_t table, uint32_t lang, const char **head, struct vientro_error **err);
uint64_t vientro_report_table_note_count(const struct vientro_report *report, uint64_t table);
vientro_status vientro_report_table_note(const struct vientro_report *report, uint64_t table, uint64_t note, uint32_t lang, const char **text, struct vientro_error **err);
vientro_status vientro_report_column(const struct vientro_report *report, uint64_t table, uint64_t column, uint32_t lang, const char **id, const char **label, struct vientro_error **err);
vientro_status vientro_report_row(const struct vientro_report *report, uint64_t table, uint64_t row, uint32_t lang, const char **code, const char **label, struct vientro_error **err);
vientro_status vientro_report_drill(const struct vientro_report *report, const struct vientro_registry *registry, const char *address, uint64_t address_length, struct vientro_text **out, struct vientro_error **err);
struct vientro_report *vientro_report_retain(const struct vientro_report *report);
void vientro_report_free(struct vientro_report *report);
vientro_status vientro_report_cell(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint32_t *kind, uint32_t *marks, const char **address, struct vientro_error **err);
vientro_status vientro_report_number(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, int64_t *number, struct vientro_error **err);
vientro_status vientro_report_amounts(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint32_t *currencies, uint64_t *low, int64_t *high, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_report_ratio(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint64_t *numerator_low, int64_t *numerator_high, uint64_t *denominator_low, int64_t *denominator_high, struct vientro_error **err);
vientro_status vientro_report_reason(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint32_t lang, const char **reason, struct vientro_error **err);
vientro_status vientro_report_text(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint32_t lang, const char **words, struct vientro_error **err);
vientro_status vientro_report_value(const struct vientro_report *report, uint64_t table, uint64_t row, uint64_t column, uint32_t lang, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_report_cells(const struct vientro_report *report, uint64_t table, uint64_t *cells, uint32_t *kinds, uint32_t *marks, uint32_t *currencies, uint64_t *low, int64_t *high, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
uint64_t vientro_registry_list_count(const struct vientro_registry *registry);
vientro_status vientro_registry_list(const struct vientro_registry *registry, uint64_t list, uint32_t lang, const char **name, const char **label, uint64_t *records, uint64_t *versions, struct vientro_error **err);
vientro_status vientro_registry_find(const struct vientro_registry *registry, const char *list, uint64_t list_length, const char *id, uint64_t id_length, uint64_t *record, struct vientro_error **err);
vientro_status vientro_registry_record(const struct vientro_registry *registry, const char *list, uint64_t list_length, uint64_t record, const char **id, uint64_t *version, uint64_t *first, uint64_t *versions, uint32_t *in_doubt, struct vientro_error **err);
vientro_status vientro_registry_ids(const struct vientro_registry *registry, const char *list, uint64_t list_length, int64_t *offsets, uint64_t capacity, uint64_t *needed, char *bytes, uint64_t bytes_capacity, uint64_t *needed_bytes, struct vientro_error **err);
vientro_status vientro_registry_version(const struct vientro_registry *registry, const char *list, uint64_t list_length, uint64_t version, const char **id, uint32_t *standing, uint64_t *source, uint32_t *line, uint32_t *position, struct vientro_error **err);
vientro_status vientro_registry_versions(const struct vientro_registry *registry, const char *list, uint64_t list_length, uint64_t *records, uint32_t *standings, uint64_t *sources, uint32_t *lines, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
uint64_t vientro_registry_source_count(const struct vientro_registry *registry);
vientro_status vientro_registry_source(const struct vientro_registry *registry, uint64_t source, const char **file, const char **submission, const char **submitter, uint32_t *sequence, int32_t *as_of, uint32_t *has_as_of, struct vientro_error **err);
vientro_status vientro_registry_record_json(const struct vientro_registry *registry, const char *list, uint64_t list_length, const char *id, uint64_t id_length, uint32_t people, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_registry_version_json(const struct vientro_registry *registry, const char *list, uint64_t list_length, uint64_t version, uint32_t people, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_registry_erase(const struct vientro_registry *registry, const char *person, uint64_t person_length, struct vientro_registry **out, struct vientro_error **err);
vientro_status vientro_registry_set_aside(const struct vientro_registry *registry, uint64_t item, const char **list, const char **id, uint64_t *source, const char **pointer, uint32_t *line, uint64_t *problems, struct vientro_error **err);
vientro_status vientro_registry_set_aside_problem(const struct vientro_registry *registry, uint64_t item, uint64_t problem, uint32_t lang, const char **path, const char **code, const char **message, struct vientro_error **err);
vientro_status vientro_registry_set_aside_text(const struct vientro_registry *registry, uint64_t item, uint32_t people, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_registry_unreadable(const struct vientro_registry *registry, uint64_t file, uint32_t lang, const char **name, uint32_t *line, uint32_t *whole, const char **reason, struct vientro_error **err);
vientro_status vientro_registry_unreadable_bytes(const struct vientro_registry *registry, uint64_t file, uint32_t people, const char **data, uint64_t *length, struct vientro_error **err);
uint64_t vientro_registry_finding_count(const struct vientro_registry *registry);
vientro_status vientro_registry_finding(const struct vientro_registry *registry, uint64_t finding, const char **rule, uint32_t *severity, const char **record, const char **path, struct vientro_error **err);
vientro_status vientro_registry_finding_message(const struct vientro_registry *registry, uint64_t finding, uint32_t lang, const char **message, struct vientro_error **err);
vientro_status vientro_registry_finding_citation(const struct vientro_registry *registry, uint64_t finding, uint32_t lang, const char **citation, uint32_t *verified, struct vientro_error **err);
vientro_status vientro_registry_finding_label(const struct vientro_registry *registry, uint64_t finding, uint32_t lang, const char **label, struct vientro_error **err);
vientro_status vientro_registry_export(const struct vientro_registry *registry, uint32_t people, struct vientro_documents **out, struct vientro_error **err);
vientro_status vientro_registry_export_as(const struct vientro_registry *registry, uint32_t format, uint32_t people, const char *options, uint64_t options_length, vientro_progress progress, void *userdata, struct vientro_documents **out, struct vientro_error **err);
vientro_status vientro_format_template(uint32_t format, const char *options, uint64_t options_length, struct vientro_documents **out, struct vientro_error **err);
vientro_status vientro_report_export_as(const struct vientro_report *report, uint32_t format, uint32_t lang, struct vientro_documents **out, struct vientro_error **err);
uint64_t vientro_documents_count(const struct vientro_documents *documents);
vientro_status vientro_documents_get(const struct vientro_documents *documents, uint64_t document, const char **name, const char **data, uint64_t *length, struct vientro_error **err);
uint64_t vientro_documents_left_out_count(const struct vientro_documents *documents);
vientro_status vientro_documents_left_out(const struct vientro_documents *documents, uint64_t left_out, uint32_t lang, const char **grant, const char **reason, struct vientro_error **err);
struct vientro_documents *vientro_documents_retain(const struct vientro_documents *documents);
void vientro_documents_free(struct vientro_documents *documents);
vientro_status vientro_rules_new(struct vientro_rules **out, struct vientro_error **err);
uint64_t vientro_rules_count(const struct vientro_rules *rules);
vientro_status vientro_rules_find(const struct vientro_rules *rules, const char *id, uint64_t id_length, uint64_t *rule, struct vientro_error **err);
vientro_status vientro_rules_rule(const struct vientro_rules *rules, uint64_t rule, const char **id, uint32_t *severity, const char **status, const char **event, const char **subject, struct vientro_error **err);
vientro_status vientro_rules_words(const struct vientro_rules *rules, uint64_t rule, uint32_t lang, const char **title, const char **description, const char **event, const char **subject, struct vientro_error **err);
vientro_status vientro_rules_why(const struct vientro_rules *rules, uint64_t rule, uint32_t lang, const char **why, struct vientro_error **err);
uint64_t vientro_rules_parameter_count(const struct vientro_rules *rules, uint64_t rule);
vientro_status vientro_rules_parameter(const struct vientro_rules *rules, uint64_t rule, uint64_t parameter, uint32_t lang, const char **id, const char **label, const char **unit, int64_t *number, uint32_t *currency, const char **value, struct vientro_error **err);
uint64_t vientro_rules_list_count(const struct vientro_rules *rules, uint64_t rule);
vientro_status vientro_rules_list(const struct vientro_rules *rules, uint64_t rule, uint64_t list, const char **name, struct vientro_error **err);
uint64_t vientro_rules_field_count(const struct vientro_rules *rules, uint64_t rule);
vientro_status vientro_rules_field(const struct vientro_rules *rules, uint64_t rule, uint64_t field, uint32_t lang, const char **name, const char **label, struct vientro_error **err);
uint64_t vientro_rules_provision_count(const struct vientro_rules *rules, uint64_t rule);
vientro_status vientro_rules_provision(const struct vientro_rules *rules, uint64_t rule, uint64_t provision, uint32_t lang, const char **citation, const char **evidence, uint32_t *verified, int32_t *from, int32_t *until, uint32_t *open, struct vientro_error **err);
struct vientro_rules *vientro_rules_retain(const struct vientro_rules *rules);
void vientro_rules_free(struct vientro_rules *rules);
vientro_status vientro_codes_new(const char *list, uint64_t length, const int32_t *as_of, struct vientro_codes **out, struct vientro_error **err);
uint64_t vientro_codes_count(const struct vientro_codes *codes);
vientro_status vientro_codes_at(const struct vientro_codes *codes, uint64_t at, const char **code, uint32_t *number, struct vientro_error **err);
vientro_status vientro_codes_label(const struct vientro_codes *codes, uint64_t at, uint32_t lang, const char **label, struct vientro_error **err);
vientro_status vientro_codes_term(const struct vientro_codes *codes, uint64_t at, int32_t *from, int32_t *until, uint32_t *open, struct vientro_error **err);
uint64_t vientro_codes_detail_count(const struct vientro_codes *codes);
const char *vientro_codes_detail_name(const struct vientro_codes *codes, uint64_t at);
vientro_status vientro_codes_detail(const struct vientro_codes *codes, uint64_t at, const char *detail, uint64_t detail_length, uint32_t lang, const char **told, struct vientro_error **err);
vientro_status vientro_codes_find(const struct vientro_codes *codes, const char *code, uint64_t length, uint64_t *at, struct vientro_error **err);
vientro_status vientro_codes_find_name(const struct vientro_codes *codes, const char *name, uint64_t length, uint64_t *at, struct vientro_error **err);
struct vientro_codes *vientro_codes_retain(const struct vientro_codes *codes);
void vientro_codes_free(struct vientro_codes *codes);
vientro_status vientro_duties_new(struct vientro_duties **out, struct vientro_error **err);
uint64_t vientro_duties_count(const struct vientro_duties *duties);
vientro_status vientro_duties_find(const struct vientro_duties *duties, const char *id, uint64_t id_length, uint64_t *duty, struct vientro_error **err);
vientro_status vientro_duties_duty(const struct vientro_duties *duties, uint64_t duty, const char **id, const char **subject, const char **window, struct vientro_error **err);
vientro_status vientro_duties_words(const struct vientro_duties *duties, uint64_t duty, uint32_t lang, const char **title, const char **subject, const char **term, struct vientro_error **err);
uint64_t vientro_duties_bearer_count(const struct vientro_duties *duties, uint64_t duty);
vientro_status vientro_duties_bearer(const struct vientro_duties *duties, uint64_t duty, uint64_t bearer, uint32_t lang, const char **id, const char **label, uint64_t *provisions, struct vientro_error **err);
vientro_status vientro_duties_provision(const struct vientro_duties *duties, uint64_t duty, uint64_t bearer, uint64_t provision, uint32_t lang, const char **citation, const char **evidence, uint32_t *verified, int32_t *from, int32_t *until, uint32_t *open, struct vientro_error **err);
vientro_status vientro_duties_due(const struct vientro_duties *duties, uint64_t duty, int32_t last, int32_t *due, struct vientro_error **err);
vientro_status vientro_duties_term(const struct vientro_duties *duties, uint64_t duty, uint32_t lang, const char **counted_from, const char **label, uint32_t *unit, const char **not_checkable, struct vientro_error **err);
vientro_status vientro_duties_due_by(const struct vientro_duties *duties, uint64_t duty, int32_t last, const struct vientro_calendar *calendar, int32_t *due, struct vientro_error **err);
vientro_status vientro_duties_due_of_year(const struct vientro_duties *duties, uint64_t duty, int32_t year, int32_t *first, int32_t *last, int32_t *due, struct vientro_error **err);
struct vientro_duties *vientro_duties_retain(const struct vientro_duties *duties);
void vientro_duties_free(struct vientro_duties *duties);
vientro_status vientro_province_unit(const char *code, uint64_t length, const int32_t *as_of, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_province_translate(const char *code, uint64_t length, int32_t as_of, uint32_t map, uint32_t *placed, struct vientro_codes **units, struct vientro_error **err);
vientro_status vientro_sector_of_purpose(const char *purpose, uint64_t length, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_agency_holder(const char *agency, uint64_t length, int32_t as_of, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_law_governing(const char *subject, uint64_t length, int32_t event_on, struct vientro_codes **out, struct vientro_error **err);
vientro_status vientro_law_governing_grant(const char *subject, uint64_t length, int32_t approved_on, const int32_t *ends_on, const int32_t *extended_on, int32_t event_on, struct vientro_codes **out, struct vientro_error **err);
vientro_status vientro_law_governing_dossier(int32_t submitted_on, int32_t event_on, struct vientro_codes **out, struct vientro_error **err);
vientro_status vientro_law_governing_project_office(int32_t issued_on, const int32_t *expires_on, int32_t event_on, struct vientro_codes **out, struct vientro_error **err);
vientro_status vientro_window_new(uint32_t kind, int32_t year, uint32_t part, int32_t *first, int32_t *last, struct vientro_error **err);
vientro_status vientro_window_year(uint32_t kind, int32_t first, int32_t last, int32_t *year, struct vientro_error **err);
vientro_status vientro_window_next(uint32_t kind, int32_t first, int32_t last, int32_t *next_first, int32_t *next_last, struct vientro_error **err);
vientro_status vientro_window_previous(uint32_t kind, int32_t first, int32_t last, int32_t *previous_first, int32_t *previous_last, struct vientro_error **err);
vientro_status vientro_window_format(uint32_t kind, int32_t first, int32_t last, uint32_t lang, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_calendar_new(int32_t from, int32_t until, uint32_t open, const int32_t *holidays, uint64_t holiday_count, const int32_t *made_up, uint64_t made_up_count, struct vientro_calendar **out, struct vientro_error **err);
vientro_status vientro_calendar_is_working(const struct vientro_calendar *calendar, int32_t days, uint32_t *working, struct vientro_error **err);
vientro_status vientro_calendar_plus(const struct vientro_calendar *calendar, int32_t days, int32_t working_days, int32_t *end, struct vientro_error **err);
vientro_status vientro_calendar_between(const struct vientro_calendar *calendar, int32_t from, int32_t to, int32_t *working_days, struct vientro_error **err);
struct vientro_calendar *vientro_calendar_retain(const struct vientro_calendar *calendar);
void vientro_calendar_free(struct vientro_calendar *calendar);
vientro_status vientro_stated_parse(const char *text, uint64_t length, uint32_t lang, struct vientro_stated **out, struct vientro_error **err);
vientro_status vientro_stated_parts(const struct vientro_stated *figure, uint32_t *qualifier, uint64_t *low, int64_t *high, uint32_t *decimals, uint32_t *exponent, uint32_t *unit, uint32_t *currency, struct vientro_error **err);
vientro_status vientro_stated_format(const struct vientro_stated *figure, uint32_t lang, char *buffer, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
vientro_status vientro_stated_money(const struct vientro_stated *figure, int64_t *minor, uint32_t *currency, struct vientro_error **err);
vientro_status vientro_stated_compare_money(const struct vientro_stated *figure, uint64_t low, int64_t high, uint32_t currency, uint32_t *verdict, uint64_t *distance_low, int64_t *distance_high, uint32_t *decimals, struct vientro_error **err);
vientro_status vientro_stated_compare_ratio(const struct vientro_stated *figure, int64_t numerator, int64_t denominator, uint32_t *verdict, uint64_t *distance_low, int64_t *distance_high, uint32_t *decimals, struct vientro_error **err);
vientro_status vientro_stated_agree(const struct vientro_stated *a, const struct vientro_stated *b, uint32_t *verdict, uint64_t *distance_low, int64_t *distance_high, uint32_t *decimals, struct vientro_error **err);
struct vientro_stated *vientro_stated_retain(const struct vientro_stated *figure);
void vientro_stated_free(struct vientro_stated *figure);
vientro_status vientro_rates_new(const uint32_t *from, const uint32_t *to, const char *const *values, const uint32_t *kinds, const int32_t *valid_from, const int32_t *valid_until, const uint32_t *open, const char *const *sources, uint64_t count, struct vientro_rates **out, struct vientro_error **err);
vientro_status vientro_rates_of_registry(const struct vientro_registry *registry, struct vientro_rates **out, struct vientro_error **err);
uint64_t vientro_rates_count(const struct vientro_rates *rates);
vientro_status vientro_rates_at(const struct vientro_rates *rates, uint64_t at, uint32_t *from, uint32_t *to, const char **value, uint32_t *kind, int32_t *valid_from, int32_t *valid_until, uint32_t *open, const char **source, struct vientro_error **err);
uint64_t vientro_rates_left_out_count(const struct vientro_rates *rates);
vientro_status vientro_rates_left_out(const struct vientro_rates *rates, uint64_t at, uint32_t lang, const char **id, const char **reason, struct vientro_error **err);
struct vientro_rates *vientro_rates_retain(const struct vientro_rates *rates);
void vientro_rates_free(struct vientro_rates *rates);
vientro_status vientro_rates_convert(const struct vientro_rates *rates, int64_t minor, uint32_t from, uint32_t to, int32_t day, uint32_t kind, uint32_t max_age, uint32_t through, uint32_t rounding, struct vientro_converted **out, struct vientro_error **err);
vientro_status vientro_rates_convert_column(const struct vientro_rates *rates, const int64_t *minors, const uint32_t *currencies, const int32_t *days, uint64_t count, uint32_t to, uint32_t kind, uint32_t max_age, uint32_t through, uint32_t rounding, int64_t *results, struct vientro_error **err);
vientro_status vientro_converted_amount(const struct vientro_converted *converted, int64_t *minor, uint32_t *currency, int64_t *original_minor, uint32_t *original_currency, uint32_t *rounding, struct vientro_error **err);
uint64_t vientro_converted_leg_count(const struct vientro_converted *converted);
vientro_status vientro_converted_leg(const struct vientro_converted *converted, uint64_t at, uint32_t *direction, uint32_t *from, uint32_t *to, const char **value, uint32_t *kind, int32_t *valid_from, int32_t *valid_until, uint32_t *open, const char **source, struct vientro_error **err);
vientro_status vientro_converted_residue(const struct vientro_converted *converted, uint64_t *numerator_low, int64_t *numerator_high, uint64_t *denominator_low, int64_t *denominator_high, struct vientro_error **err);
struct vientro_converted *vientro_converted_retain(const struct vientro_converted *converted);
void vientro_converted_free(struct vientro_converted *converted);
const char *vientro_field_code(vientro_field field);
vientro_status vientro_builder_add_columns(struct vientro_builder *builder, const char *name, uint64_t name_length, const char *submission, uint64_t submission_length, const struct vientro_column *columns, uint64_t column_count, vientro_progress progress, void *userdata, uint64_t *records, uint64_t *set_aside, struct vientro_error **err);
vientro_status vientro_obligations_new(const struct vientro_registry *registry, const char *options, uint64_t options_length, struct vientro_obligations **out, struct vientro_error **err);
uint64_t vientro_obligations_count(const struct vientro_obligations *obligations);
uint64_t vientro_obligations_count_of(const struct vientro_obligations *obligations, uint32_t state);
vientro_status vientro_obligations_obligation(const struct vientro_obligations *obligations, uint64_t obligation, const char **duty, const char **bearer, const char **bearer_id, const char **record, struct vientro_error **err);
vientro_status vientro_obligations_days(const struct vientro_obligations *obligations, uint64_t obligation, int32_t *counted_from, int32_t *due, uint32_t *due_known, int32_t *first, int32_t *last, uint32_t *has_window, struct vientro_error **err);
vientro_status vientro_obligations_state(const struct vientro_obligations *obligations, uint64_t obligation, uint32_t *state, int32_t *filed, int32_t *delay, uint32_t *unit, const char **reason, struct vientro_error **err);
vientro_status vientro_obligations_words(const struct vientro_obligations *obligations, uint64_t obligation, uint32_t lang, const char **title, const char **window, const char **message, struct vientro_error **err);
vientro_status vientro_obligations_citation(const struct vientro_obligations *obligations, uint64_t obligation, uint32_t lang, const char **citation, uint32_t *verified, struct vientro_error **err);
vientro_status vientro_obligations_due_between(const struct vientro_obligations *obligations, int32_t first, int32_t last, const char *bearer_id, uint64_t bearer_id_length, uint64_t *positions, uint64_t capacity, uint64_t *needed, struct vientro_error **err);
uint64_t vientro_obligations_not_applied_count(const struct vientro_obligations *obligations);
vientro_status vientro_obligations_not_applied(const struct vientro_obligations *obligations, uint64_t item, uint32_t lang, const char **duty, const char **reason, const char **message, uint64_t *times, struct vientro_error **err);
vientro_status vientro_obligations_options_json(const struct vientro_obligations *obligations, struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_obligations_to_json(const struct vientro_obligations *obligations, struct vientro_text **out, struct vientro_error **err);
struct vientro_obligations *vientro_obligations_retain(const struct vientro_obligations *obligations);
void vientro_obligations_free(struct vientro_obligations *obligations);
uint32_t vientro_format_can(uint32_t format, uint32_t act);
vientro_status vientro_json_schema(struct vientro_text **out, struct vientro_error **err);
vientro_status vientro_files_new(struct vientro_files **out, struct vientro_error **err);
vientro_status vientro_files_add(struct vientro_files *files, const char *name, uint64_t name_length, const char *content, uint64_t content_length, struct vientro_error **err);
vientro_status vientro_files_lend(struct vientro_files *files, const char *name, uint64_t name_length, const char *content, uint64_t content_length, struct vientro_error **err);
vientro_status vientro_builder_add_files(struct vientro_builder *builder, const struct vientro_files *files, uint32_t format, const char *options, uint64_t options_length, vientro_progress progress, void *userdata, uint64_t *records, uint64_t *set_aside, uint32_t *complete, struct vientro_file_findings **out, struct vientro_error **err);
vientro_status vientro_files_check(const struct vientro_files *files, uint32_t format, const char *options, uint64_t options_length, vientro_progress progress, void *userdata, uint32_t *valid, struct vientro_file_findings **out, struct vientro_error **err);
vientro_status vientro_files_return(const struct vientro_files *files, const struct vientro_checked *checked, uint32_t format, const char *options, uint64_t options_length, vientro_progress progress, void *userdata, struct vientro_documents **out, struct vientro_error **err);
void vientro_files_free(struct vientro_files *files);
uint64_t vientro_file_findings_count(const struct vientro_file_findings *findings);
uint64_t vientro_file_findings_left_out(const struct vientro_file_findings *findings);
vientro_status vientro_file_findings_finding(const struct vientro_file_findings *findings, uint64_t finding, const char **rule, uint32_t *severity, const char **file, uint64_t *line, uint64_t *column, struct vientro_error **err);
vientro_status vientro_file_findings_place(const struct vientro_file_findings *findings, uint64_t finding, const char **table, const char **header, const char **cell, const char **record, const char **path, struct vientro_error **err);
vientro_status vientro_file_findings_message(const struct vientro_file_findings *findings, uint64_t finding, uint32_t lang, const char **message, struct vientro_error **err);
struct vientro_file_findings *vientro_file_findings_retain(const struct vientro_file_findings *findings);
void vientro_file_findings_free(struct vientro_file_findings *findings);
