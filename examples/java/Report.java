// The national report of some submissions, with JNA: every figure as a line of fields parted by tabs, or
// all as JSON. Java 17 or later; Debian has JNA as libjna-java.
//
// $ javac -d target/java -cp /usr/share/java/jna.jar examples/java/Report.java
// $ java -cp target/java:/usr/share/java/jna.jar Report 2023 examples/data
//
// Report [--json] YEAR PATH...: each path is a file in the submission format, or a folder of which
// every .json is read. Exit status: 0 if the report was printed, 2 if not.

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

public final class Report {

    /** What this program needs of vientro.h, by direct mapping; uint64_t is a long without a sign. */
    private static final class C {
        static {
            Native.register(C.class, NativeLibrary.getInstance("vientro", Map.of(Library.OPTION_STRING_ENCODING, "UTF-8")));
        }

        static native int vientro_abi_version();
        static native String vientro_version();
        static native String vientro_error_id(Pointer error);
        static native String vientro_error_message(Pointer error, int lang);
        static native String vientro_error_path(Pointer error);
        static native void vientro_error_free(Pointer error);
        static native String vientro_text_data(Pointer text);
        static native void vientro_text_free(Pointer text);
        static native int vientro_builder_new(PointerByReference out, PointerByReference err);
        static native int vientro_builder_add_json(Pointer builder, byte[] name, long nameLength, byte[] content, long contentLength, long[] records, long[] setAside, int[] complete, PointerByReference err);
        static native int vientro_builder_finish(Pointer builder, PointerByReference out, PointerByReference err);
        static native void vientro_builder_free(Pointer builder);
        static native long vientro_registry_record_count(Pointer registry);
        static native long vientro_registry_set_aside_count(Pointer registry);
        static native long vientro_registry_unreadable_count(Pointer registry);
        static native void vientro_registry_free(Pointer registry);
        static native int vientro_check(Pointer registry, byte[] options, long length, int threads, PointerByReference out, PointerByReference err);
        static native long vientro_checked_count_of(Pointer checked, int severity);
        static native void vientro_checked_free(Pointer checked);
        static native int vientro_report_new(Pointer registry, byte[] query, long length, int threads, PointerByReference out, PointerByReference err);
        static native int vientro_report_to_json(Pointer report, PointerByReference out, PointerByReference err);
        static native long vientro_report_table_count(Pointer report);
        static native int vientro_report_table(Pointer report, long table, int lang, PointerByReference id, PointerByReference title, long[] rows, long[] columns, PointerByReference err);
        static native int vientro_report_column(Pointer report, long table, long column, int lang, PointerByReference id, PointerByReference label, PointerByReference err);
        static native int vientro_report_row(Pointer report, long table, long row, int lang, PointerByReference code, PointerByReference label, PointerByReference err);
        static native int vientro_report_value(Pointer report, long table, long row, long column, int lang, byte[] buffer, long capacity, long[] needed, PointerByReference err);
        static native void vientro_report_free(Pointer report);
    }

    private static final int ABI_VERSION = 1, LANG_NONE = 0, LANG_EN = 2;
    private static final List<String> SEVERITIES = List.of("error", "warning", "info"); // 1, 2, 3

    /** A failure of the library. */
    private static final class VientroException extends Exception {
        private static final long serialVersionUID = 1;

        VientroException(String message, String id, String path) {
            super(message + " (" + id + (path.isEmpty() ? "" : ", at `" + path + "`") + ")");
        }
    }

    /** Makes a call that can fail, given the place for its error. */
    private static void check(ToIntFunction<PointerByReference> call) throws VientroException {
        PointerByReference err = new PointerByReference();
        if (call.applyAsInt(err) == 0) return;
        Pointer error = err.getValue();
        try {
            throw new VientroException(C.vientro_error_message(error, LANG_EN), C.vientro_error_id(error), C.vientro_error_path(error));
        } finally {
            C.vientro_error_free(error);
        }
    }

    /** An object of the library, freed with the block that holds it. */
    private record Handle(Pointer at, Consumer<Pointer> free) implements AutoCloseable {
        /** Takes what a call makes, given the places for the object and for its error. */
        static Handle of(Consumer<Pointer> free, ToIntBiFunction<PointerByReference, PointerByReference> make) throws VientroException {
            PointerByReference out = new PointerByReference();
            check(err -> make.applyAsInt(out, err));
            return new Handle(out.getValue(), free);
        }

        @Override
        public void close() {
            free.accept(at);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads text that belongs to an object of the library. */
    private static String text(PointerByReference at) {
        return at.getValue().getString(0, "UTF-8");
    }

    /** Gives a file to the builder, which keeps aside what cannot be read of it. */
    private static void addFile(Pointer builder, Path path) throws IOException, VientroException {
        byte[] name = utf8(path.toString()), content = Files.readAllBytes(path);
        long[] setAside = new long[1];
        int[] complete = new int[1];
        check(err -> C.vientro_builder_add_json(builder, name, name.length, content, content.length, null, setAside, complete, err));
        if (setAside[0] > 0) System.err.println("report: " + path + ": records set aside: " + setAside[0]);
        if (complete[0] == 0) System.err.println("report: " + path + ": not read to its end");
    }

    private static Handle load(List<String> paths) throws IOException, VientroException {
        try (Handle builder = Handle.of(C::vientro_builder_free, C::vientro_builder_new)) {
            for (String root : paths) {
                try (Stream<Path> below = Files.walk(Path.of(root))) {
                    for (Path path : (Iterable<Path>) below::iterator) {
                        boolean wanted = path.toString().equals(root) || path.toString().endsWith(".json");
                        if (wanted && !Files.isDirectory(path)) addFile(builder.at, path);
                    }
                }
            }
            return Handle.of(C::vientro_registry_free, (out, err) -> C.vientro_builder_finish(builder.at, out, err));
        }
    }

    private static String value(Pointer report, long table, long row, long column) throws VientroException {
        long[] needed = new long[1];
        check(err -> C.vientro_report_value(report, table, row, column, LANG_NONE, null, 0, needed, err));
        byte[] buffer = new byte[Math.toIntExact(needed[0])];
        check(err -> C.vientro_report_value(report, table, row, column, LANG_NONE, buffer, buffer.length, needed, err));
        return Native.toString(buffer, "UTF-8");
    }

    private static void printCells(PrintStream out, Pointer report) throws VientroException {
        for (long t = 0; t < C.vientro_report_table_count(report); t++) {
            long table = t;
            PointerByReference id = new PointerByReference(), code = new PointerByReference(), name = new PointerByReference();
            long[] rows = new long[1], columns = new long[1];
            check(err -> C.vientro_report_table(report, table, LANG_EN, id, null, rows, columns, err));
            for (long r = 0; r < rows[0]; r++) {
                long row = r;
                check(err -> C.vientro_report_row(report, table, row, LANG_EN, code, null, err));
                for (long c = 0; c < columns[0]; c++) {
                    long column = c;
                    check(err -> C.vientro_report_column(report, table, column, LANG_EN, name, null, err));
                    String value = value(report, table, row, column);
                    out.print(String.join("\t", "cell", text(id), text(code), text(name), value) + "\n");
                }
            }
        }
    }

    private static void print(PrintStream out, boolean json, int year, List<String> paths) throws IOException, VientroException {
        byte[] options = utf8("{\"as_of\":\"%04d-12-31\"}".formatted(year)), query = utf8("""
            {"report":"national","window":{"kind":"calendar_year","year":%d},"reporting":{"currency":"USD",
            "rate_kind":"accounting","through":"VND","rounding":"half_away_from_zero"}}""".formatted(year));
        try (Handle registry = load(paths);
                Handle checked = Handle.of(C::vientro_checked_free, (o, err) -> C.vientro_check(registry.at, options, options.length, 1, o, err));
                Handle report = Handle.of(C::vientro_report_free, (o, err) -> C.vientro_report_new(registry.at, query, query.length, 1, o, err))) {
            if (json) {
                try (Handle text = Handle.of(C::vientro_text_free, (o, err) -> C.vientro_report_to_json(report.at, o, err))) {
                    out.print(C.vientro_text_data(text.at));
                }
                return;
            }
            out.print("records\t" + C.vientro_registry_record_count(registry.at) + "\n");
            out.print("set_aside\t" + C.vientro_registry_set_aside_count(registry.at) + "\n");
            out.print("unreadable\t" + C.vientro_registry_unreadable_count(registry.at) + "\n");
            for (int i = 0; i < SEVERITIES.size(); i++)
                out.print("findings\t" + SEVERITIES.get(i) + "\t" + C.vientro_checked_count_of(checked.at, i + 1) + "\n");
            printCells(out, report.at);
        }
    }

    public static void main(String[] args) {
        try (PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
            int abi = C.vientro_abi_version();
            if (abi >>> 16 != ABI_VERSION >>> 16 || Integer.compareUnsigned(abi, ABI_VERSION) < 0)
                throw new IllegalStateException("the library has another ABI: " + C.vientro_version());
            boolean json = args.length > 0 && args[0].equals("--json");
            List<String> rest = List.of(args).subList(json ? 1 : 0, args.length);
            if (rest.size() < 2) throw new IllegalArgumentException("usage: report [--json] YEAR PATH...");
            print(out, json, Integer.parseInt(rest.get(0)), rest.subList(1, rest.size()));
            out.flush();
            if (out.checkError()) throw new IOException("standard output cannot be written");
        } catch (Exception | LinkageError failure) {
            // The text of an IOException is often the bare path.
            String what = failure instanceof IOException ? failure.toString() : failure.getMessage();
            System.err.println("report: " + what.split("\n", 2)[0]);
            System.exit(2);
        }
    }
}
