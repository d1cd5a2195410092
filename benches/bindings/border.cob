*> What calls into the library cost in COBOL; see border.c.
IDENTIFICATION DIVISION.
PROGRAM-ID. border.

DATA DIVISION.
WORKING-STORAGE SECTION.
01  err                  USAGE POINTER VALUE NULL.
01  abi                  BINARY-LONG UNSIGNED.
01  call-status          BINARY-LONG.
01  usd                  BINARY-LONG UNSIGNED VALUE 840.
01  lang-none            BINARY-LONG UNSIGNED VALUE 0.
01  i                    BINARY-DOUBLE.
01  hundred              BINARY-DOUBLE VALUE 100.
01  total                BINARY-DOUBLE.
01  minor                BINARY-DOUBLE.
01  money-text           PIC X(11) VALUE "12345678.90".
01  text-length          BINARY-DOUBLE UNSIGNED VALUE 11.
01  gift                 BINARY-DOUBLE VALUE 1234567890.
01  weight-count         BINARY-DOUBLE UNSIGNED VALUE 100000.
01  weights.
    05  weight           BINARY-DOUBLE UNSIGNED OCCURS 100000.
01  parts.
    05  part             BINARY-DOUBLE OCCURS 100000.
*> clock() tells microseconds of CPU time on Unix; only a pointer comes back in 64 bits.
01  clock-at             USAGE POINTER.
01  clock-now            REDEFINES clock-at BINARY-DOUBLE.
01  clock-from           BINARY-DOUBLE.
01  best                 BINARY-DOUBLE.
01  what                 PIC X(20).
01  calls                BINARY-DOUBLE.
01  figures              BINARY-DOUBLE VALUE 1.
01  nanoseconds          PIC Z(8)9.9.
01  tab-mark             PIC X VALUE X"09".

PROCEDURE DIVISION.
main.
    PERFORM VARYING i FROM 1 BY 1 UNTIL i > 100000
        COMPUTE weight(i) = FUNCTION MOD(i - 1, 97) + 1
    END-PERFORM
    MOVE 2000000 TO calls
    MOVE "abi_version" TO what
    PERFORM measure
    MOVE "money_add" TO what
    PERFORM measure
    MOVE 500000 TO calls
    MOVE "money_parse" TO what
    PERFORM measure
    MOVE 20 TO calls
    MOVE 100000 TO figures
    MOVE "money_allocate" TO what
    PERFORM measure
    IF total NOT = 2000099 OR minor NOT = gift OR part(1) = 0 OR err NOT = NULL
        STOP RUN RETURNING 1
    END-IF
    STOP RUN RETURNING 0.

measure.
    MOVE 999999999999 TO best
    PERFORM 7 TIMES
        CALL "clock" RETURNING clock-at
        MOVE clock-now TO clock-from
        EVALUATE what
            WHEN "abi_version"    PERFORM call-abi-version VARYING i FROM 0 BY 1 UNTIL i >= calls
            WHEN "money_add"      PERFORM call-add VARYING i FROM 0 BY 1 UNTIL i >= calls
            WHEN "money_parse"    PERFORM call-parse VARYING i FROM 0 BY 1 UNTIL i >= calls
            WHEN "money_allocate" PERFORM call-allocate VARYING i FROM 0 BY 1 UNTIL i >= calls
        END-EVALUATE
        CALL "clock" RETURNING clock-at
        COMPUTE best = FUNCTION MIN(best, clock-now - clock-from)
    END-PERFORM
    COMPUTE nanoseconds = best * 1000 / calls / figures
    DISPLAY "COBOL" tab-mark FUNCTION TRIM(what) tab-mark FUNCTION TRIM(nanoseconds).

call-abi-version.
    CALL STATIC "vientro_abi_version" RETURNING abi.

call-add.
    CALL STATIC "vientro_money_add" USING BY VALUE SIZE AUTO i usd hundred usd
        BY REFERENCE total err RETURNING call-status.

call-parse.
    CALL STATIC "vientro_money_parse" USING BY REFERENCE money-text BY VALUE SIZE AUTO text-length usd lang-none
        BY REFERENCE minor err RETURNING call-status.

call-allocate.
    CALL STATIC "vientro_money_allocate" USING BY VALUE SIZE AUTO gift usd BY REFERENCE weights
        BY VALUE SIZE AUTO weight-count BY REFERENCE parts err RETURNING call-status.
