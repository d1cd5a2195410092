// The national report of some submissions: every figure as a line of fields parted by tabs, or all as JSON.
// Any .NET, or Mono.
//
// $ mcs -out:target/report.exe examples/csharp/Report.cs
// $ mono target/report.exe 2023 examples/data
//
// report.exe [--json] YEAR PATH...: each path is a file in the submission format, or a folder of which
// every .json is read. Exit status: 0 if the report was printed, 2 if not.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

/// <summary>What this program needs of vientro.h. Text goes in as UTF-8 with its length and comes
/// out as a pointer, since the marshaller of strings differs between systems. An IntPtr that is
/// no object is a result that this program does not want: IntPtr.Zero.</summary>
static class C {
    const string Lib = "vientro";
    public const uint AbiVersion = 1, LangNone = 0, LangEn = 2;
    public static readonly string[] Severities = { "error", "warning", "info" }; // 1, 2, 3

    [DllImport(Lib)] public static extern uint vientro_abi_version();
    [DllImport(Lib)] public static extern IntPtr vientro_version();
    [DllImport(Lib)] public static extern IntPtr vientro_error_id(IntPtr error);
    [DllImport(Lib)] public static extern IntPtr vientro_error_message(IntPtr error, uint lang);
    [DllImport(Lib)] public static extern IntPtr vientro_error_path(IntPtr error);
    [DllImport(Lib)] public static extern void vientro_error_free(IntPtr error);
    [DllImport(Lib)] public static extern IntPtr vientro_text_data(Text text);
    [DllImport(Lib)] public static extern ulong vientro_text_length(Text text);
    [DllImport(Lib)] public static extern void vientro_text_free(IntPtr text);
    [DllImport(Lib)] public static extern int vientro_builder_new(out Builder made, out IntPtr err);
    [DllImport(Lib)] public static extern int vientro_builder_add_json(Builder builder, byte[] name, ulong nameLength, byte[] content, ulong contentLength, IntPtr records, out ulong setAside, out uint complete, out IntPtr err);
    [DllImport(Lib)] public static extern int vientro_builder_finish(Builder builder, out Registry made, out IntPtr err);
    [DllImport(Lib)] public static extern void vientro_builder_free(IntPtr builder);
    [DllImport(Lib)] public static extern ulong vientro_registry_record_count(Registry registry);
    [DllImport(Lib)] public static extern ulong vientro_registry_set_aside_count(Registry registry);
    [DllImport(Lib)] public static extern ulong vientro_registry_unreadable_count(Registry registry);
    [DllImport(Lib)] public static extern void vientro_registry_free(IntPtr registry);
    [DllImport(Lib)] public static extern int vientro_check(Registry registry, byte[] options, ulong length, uint threads, out Checked made, out IntPtr err);
    [DllImport(Lib)] public static extern ulong vientro_checked_count_of(Checked found, uint severity);
    [DllImport(Lib)] public static extern void vientro_checked_free(IntPtr found);
    [DllImport(Lib)] public static extern int vientro_report_new(Registry registry, byte[] query, ulong length, uint threads, out Report made, out IntPtr err);
    [DllImport(Lib)] public static extern int vientro_report_to_json(Report report, out Text made, out IntPtr err);
    [DllImport(Lib)] public static extern ulong vientro_report_table_count(Report report);
    [DllImport(Lib)] public static extern int vientro_report_table(Report report, ulong table, uint lang, out IntPtr id, IntPtr title, out ulong rows, out ulong columns, out IntPtr err);
    [DllImport(Lib)] public static extern int vientro_report_column(Report report, ulong table, ulong column, uint lang, out IntPtr id, IntPtr label, out IntPtr err);
    [DllImport(Lib)] public static extern int vientro_report_row(Report report, ulong table, ulong row, uint lang, out IntPtr code, IntPtr label, out IntPtr err);
    [DllImport(Lib)] public static extern int vientro_report_value(Report report, ulong table, ulong row, ulong column, uint lang, [Out] byte[] buffer, ulong capacity, out ulong needed, out IntPtr err);
    [DllImport(Lib)] public static extern void vientro_report_free(IntPtr report);

    /// <summary>Reads text that belongs to the library.</summary>
    public static string Read(IntPtr text) {
        int length = 0;
        while (Marshal.ReadByte(text, length) != 0) length++;
        return Encoding.UTF8.GetString(Bytes(text, length));
    }

    public static byte[] Bytes(IntPtr from, int length) {
        var bytes = new byte[length];
        Marshal.Copy(from, bytes, 0, length);
        return bytes;
    }

    /// <summary>Turns a failed call into an exception, and frees its error.</summary>
    public static void Check(int status, IntPtr err) {
        if (status == 0) return;
        try {
            throw new VientroException(Read(vientro_error_message(err, LangEn)), Read(vientro_error_id(err)), Read(vientro_error_path(err)));
        } finally {
            vientro_error_free(err);
        }
    }
}

sealed class VientroException : Exception {
    public VientroException(string message, string id, string path)
        : base(message + " (" + id + (path == "" ? "" : ", at `" + path + "`") + ")") { }
}

/// <summary>An object of the library: freed by Dispose or, at the latest, by the finalizer.</summary>
abstract class Handle : SafeHandle {
    protected Handle() : base(IntPtr.Zero, true) { }
    public override bool IsInvalid { get { return handle == IntPtr.Zero; } }
}

sealed class Builder : Handle { protected override bool ReleaseHandle() { C.vientro_builder_free(handle); return true; } }
sealed class Registry : Handle { protected override bool ReleaseHandle() { C.vientro_registry_free(handle); return true; } }
sealed class Checked : Handle { protected override bool ReleaseHandle() { C.vientro_checked_free(handle); return true; } }
sealed class Report : Handle { protected override bool ReleaseHandle() { C.vientro_report_free(handle); return true; } }
sealed class Text : Handle { protected override bool ReleaseHandle() { C.vientro_text_free(handle); return true; } }

static class Program {
    /// <summary>Gives a file to the builder, which keeps aside what cannot be read of it.</summary>
    static void AddFile(Builder builder, string path) {
        byte[] name = Encoding.UTF8.GetBytes(path), content = File.ReadAllBytes(path);
        C.Check(C.vientro_builder_add_json(builder, name, (ulong)name.Length, content, (ulong)content.Length, IntPtr.Zero, out ulong setAside, out uint complete, out IntPtr err), err);
        if (setAside > 0) Console.Error.WriteLine("report: " + path + ": records set aside: " + setAside);
        if (complete == 0) Console.Error.WriteLine("report: " + path + ": not read to its end");
    }

    static Registry Load(IEnumerable<string> paths) {
        C.Check(C.vientro_builder_new(out Builder builder, out IntPtr err), err);
        using (builder) {
            foreach (var path in paths) {
                if (Directory.Exists(path)) {
                    foreach (var file in Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories)) AddFile(builder, file);
                } else {
                    AddFile(builder, path);
                }
            }
            C.Check(C.vientro_builder_finish(builder, out Registry registry, out err), err);
            return registry;
        }
    }

    static string Value(Report report, ulong table, ulong row, ulong column) {
        C.Check(C.vientro_report_value(report, table, row, column, C.LangNone, null, 0, out ulong needed, out IntPtr err), err);
        var buffer = new byte[needed];
        C.Check(C.vientro_report_value(report, table, row, column, C.LangNone, buffer, needed, out needed, out err), err);
        return Encoding.UTF8.GetString(buffer, 0, buffer.Length - 1);
    }

    static void PrintCells(TextWriter writer, Report report) {
        for (ulong table = 0; table < C.vientro_report_table_count(report); table++) {
            C.Check(C.vientro_report_table(report, table, C.LangEn, out IntPtr id, IntPtr.Zero, out ulong rows, out ulong columns, out IntPtr err), err);
            for (ulong row = 0; row < rows; row++) {
                C.Check(C.vientro_report_row(report, table, row, C.LangEn, out IntPtr code, IntPtr.Zero, out err), err);
                for (ulong column = 0; column < columns; column++) {
                    C.Check(C.vientro_report_column(report, table, column, C.LangEn, out IntPtr name, IntPtr.Zero, out err), err);
                    writer.Write(string.Join("\t", "cell", C.Read(id), C.Read(code), C.Read(name), Value(report, table, row, column)) + "\n");
                }
            }
        }
    }

    static void Print(Stream output, bool json, int year, IEnumerable<string> paths) {
        var options = Encoding.UTF8.GetBytes("{\"as_of\":\"" + year.ToString("D4") + "-12-31\"}");
        var query = Encoding.UTF8.GetBytes("{\"report\":\"national\",\"window\":{\"kind\":\"calendar_year\",\"year\":" + year + "},"
            + "\"reporting\":{\"currency\":\"USD\",\"rate_kind\":\"accounting\",\"through\":\"VND\",\"rounding\":\"half_away_from_zero\"}}");
        using (var registry = Load(paths)) {
            C.Check(C.vientro_check(registry, options, (ulong)options.Length, 1, out Checked found, out IntPtr err), err);
            using (found) {
                C.Check(C.vientro_report_new(registry, query, (ulong)query.Length, 1, out Report report, out err), err);
                using (report) {
                    if (json) PrintJson(output, report);
                    else PrintLines(output, registry, found, report);
                }
            }
        }
    }

    static void PrintJson(Stream output, Report report) {
        C.Check(C.vientro_report_to_json(report, out Text text, out IntPtr err), err);
        using (text) {
            var bytes = C.Bytes(C.vientro_text_data(text), checked((int)C.vientro_text_length(text)));
            output.Write(bytes, 0, bytes.Length);
        }
    }

    static void PrintLines(Stream output, Registry registry, Checked found, Report report) {
        using (var writer = new StreamWriter(output, new UTF8Encoding(false))) {
            writer.Write("records\t" + C.vientro_registry_record_count(registry) + "\n");
            writer.Write("set_aside\t" + C.vientro_registry_set_aside_count(registry) + "\n");
            writer.Write("unreadable\t" + C.vientro_registry_unreadable_count(registry) + "\n");
            for (uint severity = 1; severity <= 3; severity++)
                writer.Write("findings\t" + C.Severities[severity - 1] + "\t" + C.vientro_checked_count_of(found, severity) + "\n");
            PrintCells(writer, report);
        }
    }

    static int Main(string[] args) {
        try {
            uint abi = C.vientro_abi_version();
            if (abi >> 16 != C.AbiVersion >> 16 || abi < C.AbiVersion) throw new NotSupportedException("the library has another ABI: " + C.Read(C.vientro_version()));
            bool json = args.Length > 0 && args[0] == "--json";
            var rest = args.Skip(json ? 1 : 0).ToArray();
            if (rest.Length < 2) throw new ArgumentException("usage: report [--json] YEAR PATH...");
            using (var output = Console.OpenStandardOutput()) Print(output, json, int.Parse(rest[0]), rest.Skip(1));
            return 0;
        } catch (Exception failure) {
            Console.Error.WriteLine("report: " + failure.Message);
            return 2;
        }
    }
}
