*> The national report of some submissions: every figure as a line of fields parted by tabs, or all as
*> JSON. GnuCOBOL 3.
*>
*> $ cobc -x -free -o target/report-cobol examples/cobol/report.cob $(pkg-config --libs vientro)
*> $ find examples/data -name '*.json' | target/report-cobol 2023
*>
*> report-cobol [--json] YEAR: standard input names the files in the submission format, one a line.
*> Exit status: 0 if the report was printed, 2 if not.
*>
*> CALL STATIC lets the linker see the names. Two things GnuCOBOL does in silence: BY VALUE passes 32
*> bits of a number, unless SIZE AUTO stands before it; RETURNING takes 32 bits, unless it is a
*> pointer, so a count comes as a pointer that is redefined as a number.
IDENTIFICATION DIVISION.
PROGRAM-ID. report.

ENVIRONMENT DIVISION.
INPUT-OUTPUT SECTION.
FILE-CONTROL.
    SELECT paths ASSIGN TO KEYBOARD ORGANIZATION IS LINE SEQUENTIAL.

DATA DIVISION.
FILE SECTION.
FD  paths.
01  path                 PIC X(4096).

WORKING-STORAGE SECTION.
*> Numbers of vientro.h, in the width that it gives them.
01  abi-version          BINARY-LONG UNSIGNED VALUE 1.
01  lang-none            BINARY-LONG UNSIGNED VALUE 0.
01  lang-en              BINARY-LONG UNSIGNED VALUE 2.
01  one-thread           BINARY-LONG UNSIGNED VALUE 1.

*> Objects of the library; a free call takes NULL too.
01  err                  USAGE POINTER VALUE NULL.
01  builder              USAGE POINTER VALUE NULL.
01  registry             USAGE POINTER VALUE NULL.
01  checked              USAGE POINTER VALUE NULL.
01  report-made          USAGE POINTER VALUE NULL.
01  json-text            USAGE POINTER VALUE NULL.

*> Results of calls.
01  call-status          BINARY-LONG.
01  abi                  BINARY-LONG UNSIGNED.
01  returned             USAGE POINTER.
01  returned-number      REDEFINES returned BINARY-DOUBLE UNSIGNED.
01  text-at              USAGE POINTER.
01  needed               BINARY-DOUBLE UNSIGNED.
01  set-aside            BINARY-DOUBLE UNSIGNED.
01  complete             BINARY-LONG UNSIGNED.
01  table-id             USAGE POINTER.
01  row-code             USAGE POINTER.
01  column-id            USAGE POINTER.
01  row-count            BINARY-DOUBLE UNSIGNED.
01  column-count         BINARY-DOUBLE UNSIGNED.

01  table-count          BINARY-DOUBLE UNSIGNED.
01  table-position       BINARY-DOUBLE UNSIGNED.
01  row-position         BINARY-DOUBLE UNSIGNED.
01  column-position      BINARY-DOUBLE UNSIGNED.

*> Text on its way in or out, with its length.
01  argument             PIC X(16).
01  as-json              PIC 9 VALUE 0.
01  year                 PIC X(4).
01  document             PIC X(400).
01  document-length      BINARY-DOUBLE UNSIGNED.
01  path-length          BINARY-DOUBLE UNSIGNED.
01  cell-text            PIC X(65536).
01  cell-room            BINARY-DOUBLE UNSIGNED VALUE 65536.
01  position-in          BINARY-LONG UNSIGNED.
01  edited               PIC Z(19)9.
01  line-text            PIC X(70000).
01  tab-mark             PIC X VALUE X"09".
01  at-end-of-paths      PIC 9 VALUE 0.
01  severities           PIC X(21) VALUE "error  warninginfo   ".
01  severity-name        REDEFINES severities PIC X(7) OCCURS 3.
01  severity             BINARY-LONG UNSIGNED.

*> A file as bytes.
01  file-handle          PIC X(4).
01  file-offset          PIC X(8) COMP-X.
01  file-size            BINARY-DOUBLE UNSIGNED VALUE 0.
01  file-room            BINARY-DOUBLE UNSIGNED VALUE 0.
01  file-part            PIC X(4) COMP-X.
01  content-at           USAGE POINTER VALUE NULL.

LINKAGE SECTION.
01  borrowed             PIC X(200000000).
01  file-bytes            PIC X.

PROCEDURE DIVISION.
main.
    CALL STATIC "vientro_abi_version" RETURNING abi
    IF FUNCTION INTEGER(abi / 65536) NOT = FUNCTION INTEGER(abi-version / 65536) OR abi < abi-version
        DISPLAY "report: the library has another ABI" UPON SYSERR
        STOP RUN RETURNING 2
    END-IF
    ACCEPT argument FROM ARGUMENT-VALUE
    IF argument = "--json"
        MOVE 1 TO as-json
        ACCEPT argument FROM ARGUMENT-VALUE
    END-IF
    MOVE argument TO year
    IF year IS NOT NUMERIC OR argument(5:) NOT = SPACES
        DISPLAY "usage: report [--json] YEAR < PATHS" UPON SYSERR
        STOP RUN RETURNING 2
    END-IF
    PERFORM load-files
    PERFORM check-records
    PERFORM make-report
    IF as-json = 1
        PERFORM print-json
    ELSE
        PERFORM print-counts
        PERFORM print-cells
    END-IF
    PERFORM free-all
    STOP RUN RETURNING 0.

load-files.
    CALL STATIC "vientro_builder_new" USING builder err RETURNING call-status
    PERFORM must-succeed
    OPEN INPUT paths
    PERFORM UNTIL at-end-of-paths = 1
        READ paths
            AT END MOVE 1 TO at-end-of-paths
            NOT AT END PERFORM add-file
        END-READ
    END-PERFORM
    CLOSE paths
    CALL STATIC "vientro_builder_finish" USING BY VALUE SIZE AUTO builder BY REFERENCE registry err
        RETURNING call-status
    PERFORM must-succeed.

*> Gives a file to the builder, which keeps aside what cannot be read of it.
add-file.
    PERFORM read-content
    COMPUTE path-length = FUNCTION LENGTH(FUNCTION TRIM(path TRAILING))
    CALL STATIC "vientro_builder_add_json"
        USING BY VALUE SIZE AUTO builder BY REFERENCE path BY VALUE SIZE AUTO path-length content-at file-size
        BY REFERENCE OMITTED set-aside complete err RETURNING call-status
    PERFORM must-succeed
    IF set-aside > 0
        MOVE set-aside TO edited
        DISPLAY "report: " FUNCTION TRIM(path) ": records set aside: " FUNCTION TRIM(edited) UPON SYSERR
    END-IF
    IF complete = 0
        DISPLAY "report: " FUNCTION TRIM(path) ": not read to its end" UPON SYSERR
    END-IF.

*> Reads the file into memory that grows with the largest.
read-content.
    CALL "CBL_OPEN_FILE" USING path X"01" X"00" X"00" file-handle RETURNING call-status
    IF call-status = 0
        *> The flag 128 asks for the size, which comes in place of the offset; nothing is read yet.
        MOVE 0 TO file-offset file-part
        CALL "CBL_READ_FILE" USING file-handle file-offset file-part X"80" path RETURNING call-status
        MOVE file-offset TO file-size
        IF file-size >= file-room
            FREE content-at
            COMPUTE file-room = 2 * file-size + 1
            ALLOCATE file-room CHARACTERS RETURNING content-at
        END-IF
        IF content-at = NULL
            MOVE 1 TO call-status
        END-IF
        IF call-status = 0 AND file-size > 0
            SET ADDRESS OF file-bytes TO content-at
            MOVE 0 TO file-offset
            MOVE file-size TO file-part
            CALL "CBL_READ_FILE" USING file-handle file-offset file-part X"00" file-bytes RETURNING call-status
        END-IF
        CALL "CBL_CLOSE_FILE" USING file-handle
    END-IF
    IF call-status NOT = 0
        DISPLAY "report: cannot read " FUNCTION TRIM(path) UPON SYSERR
        PERFORM stop-failed
    END-IF.

check-records.
    MOVE 1 TO position-in
    STRING '{"as_of":"' year '-12-31"}' DELIMITED BY SIZE INTO document POINTER position-in
    COMPUTE document-length = position-in - 1
    CALL STATIC "vientro_check"
        USING BY VALUE SIZE AUTO registry BY REFERENCE document BY VALUE SIZE AUTO document-length one-thread
        BY REFERENCE checked err RETURNING call-status
    PERFORM must-succeed.

make-report.
    MOVE 1 TO position-in
    STRING '{"report":"national","window":{"kind":"calendar_year","year":' year '},'
        '"reporting":{"currency":"USD","rate_kind":"accounting","through":"VND","rounding":"half_away_from_zero"}}'
        DELIMITED BY SIZE INTO document POINTER position-in
    COMPUTE document-length = position-in - 1
    CALL STATIC "vientro_report_new"
        USING BY VALUE SIZE AUTO registry BY REFERENCE document BY VALUE SIZE AUTO document-length one-thread
        BY REFERENCE report-made err RETURNING call-status
    PERFORM must-succeed.

print-json.
    CALL STATIC "vientro_report_to_json" USING BY VALUE SIZE AUTO report-made BY REFERENCE json-text err
        RETURNING call-status
    PERFORM must-succeed
    CALL STATIC "vientro_text_length" USING BY VALUE SIZE AUTO json-text RETURNING returned
    CALL STATIC "vientro_text_data" USING BY VALUE SIZE AUTO json-text RETURNING text-at
    SET ADDRESS OF borrowed TO text-at
    DISPLAY borrowed(1:returned-number) WITH NO ADVANCING.

print-counts.
    CALL STATIC "vientro_registry_record_count" USING BY VALUE SIZE AUTO registry RETURNING returned
    MOVE returned-number TO edited
    DISPLAY "records" tab-mark FUNCTION TRIM(edited)
    CALL STATIC "vientro_registry_set_aside_count" USING BY VALUE SIZE AUTO registry RETURNING returned
    MOVE returned-number TO edited
    DISPLAY "set_aside" tab-mark FUNCTION TRIM(edited)
    CALL STATIC "vientro_registry_unreadable_count" USING BY VALUE SIZE AUTO registry RETURNING returned
    MOVE returned-number TO edited
    DISPLAY "unreadable" tab-mark FUNCTION TRIM(edited)
    PERFORM VARYING severity FROM 1 BY 1 UNTIL severity > 3
        CALL STATIC "vientro_checked_count_of" USING BY VALUE SIZE AUTO checked severity RETURNING returned
        MOVE returned-number TO edited
        DISPLAY "findings" tab-mark FUNCTION TRIM(severity-name(severity)) tab-mark FUNCTION TRIM(edited)
    END-PERFORM.

print-cells.
    CALL STATIC "vientro_report_table_count" USING BY VALUE SIZE AUTO report-made RETURNING returned
    MOVE returned-number TO table-count
    PERFORM VARYING table-position FROM 0 BY 1 UNTIL table-position >= table-count
        CALL STATIC "vientro_report_table"
            USING BY VALUE SIZE AUTO report-made table-position lang-en
            BY REFERENCE table-id OMITTED row-count column-count err RETURNING call-status
        PERFORM must-succeed
        PERFORM VARYING row-position FROM 0 BY 1 UNTIL row-position >= row-count
            CALL STATIC "vientro_report_row"
                USING BY VALUE SIZE AUTO report-made table-position row-position lang-en
                BY REFERENCE row-code OMITTED err RETURNING call-status
            PERFORM must-succeed
            PERFORM VARYING column-position FROM 0 BY 1 UNTIL column-position >= column-count
                PERFORM print-cell
            END-PERFORM
        END-PERFORM
    END-PERFORM.

print-cell.
    CALL STATIC "vientro_report_column"
        USING BY VALUE SIZE AUTO report-made table-position column-position lang-en
        BY REFERENCE column-id OMITTED err RETURNING call-status
    PERFORM must-succeed
    CALL STATIC "vientro_report_value"
        USING BY VALUE SIZE AUTO report-made table-position row-position column-position lang-none
        BY REFERENCE cell-text BY VALUE SIZE AUTO cell-room BY REFERENCE needed err RETURNING call-status
    PERFORM must-succeed
    MOVE 1 TO position-in
    STRING "cell" tab-mark DELIMITED BY SIZE INTO line-text POINTER position-in
    MOVE table-id TO text-at
    PERFORM append-text
    MOVE row-code TO text-at
    PERFORM append-text
    MOVE column-id TO text-at
    PERFORM append-text
    STRING cell-text(1:needed - 1) DELIMITED BY SIZE INTO line-text POINTER position-in
    DISPLAY line-text(1:position-in - 1).

*> Appends text that belongs to the library, and a tab, to the line.
append-text.
    SET ADDRESS OF borrowed TO text-at
    STRING borrowed DELIMITED BY X"00" tab-mark DELIMITED BY SIZE INTO line-text POINTER position-in.

*> Stops the run if the last call failed.
must-succeed.
    IF call-status NOT = 0
        MOVE 1 TO position-in
        CALL STATIC "vientro_error_message" USING BY VALUE SIZE AUTO err lang-en RETURNING text-at
        SET ADDRESS OF borrowed TO text-at
        STRING borrowed DELIMITED BY X"00" " (" DELIMITED BY SIZE INTO line-text POINTER position-in
        CALL STATIC "vientro_error_id" USING BY VALUE SIZE AUTO err RETURNING text-at
        SET ADDRESS OF borrowed TO text-at
        STRING borrowed DELIMITED BY X"00" INTO line-text POINTER position-in
        CALL STATIC "vientro_error_path" USING BY VALUE err RETURNING text-at
        SET ADDRESS OF borrowed TO text-at
        IF borrowed(1:1) NOT = X"00"
            STRING ", at `" DELIMITED BY SIZE borrowed DELIMITED BY X"00" "`" DELIMITED BY SIZE
                INTO line-text POINTER position-in
        END-IF
        STRING ")" DELIMITED BY SIZE INTO line-text POINTER position-in
        DISPLAY "report: " line-text(1:position-in - 1) UPON SYSERR
        CALL STATIC "vientro_error_free" USING BY VALUE SIZE AUTO err RETURNING OMITTED
        PERFORM stop-failed
    END-IF.

stop-failed.
    PERFORM free-all
    STOP RUN RETURNING 2.

free-all.
    CALL STATIC "vientro_text_free" USING BY VALUE SIZE AUTO json-text RETURNING OMITTED
    CALL STATIC "vientro_report_free" USING BY VALUE SIZE AUTO report-made RETURNING OMITTED
    CALL STATIC "vientro_checked_free" USING BY VALUE SIZE AUTO checked RETURNING OMITTED
    CALL STATIC "vientro_registry_free" USING BY VALUE SIZE AUTO registry RETURNING OMITTED
    CALL STATIC "vientro_builder_free" USING BY VALUE SIZE AUTO builder RETURNING OMITTED
    FREE content-at.
