// What calls into the library cost in C#; see border.c.

using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

static class Border {
    [DllImport("libc")] static extern IntPtr clock(); // microseconds of CPU time on Unix

    [DllImport("vientro")] static extern uint vientro_abi_version();
    [DllImport("vientro")] static extern int vientro_money_add(long a, uint aCurrency, long b, uint bCurrency, out long sum, out IntPtr err);
    [DllImport("vientro")] static extern int vientro_money_parse(byte[] text, ulong length, uint currency, uint lang, out long minor, out IntPtr err);
    [DllImport("vientro")] static extern int vientro_money_allocate(long minor, uint currency, ulong[] weights, ulong count, [Out] long[] parts, out IntPtr err);

    static void Measure(string what, int calls, int numbers, Action<int> run) {
        long best = long.MaxValue;
        for (int round = 0; round < 9; round++) {
            long from = clock().ToInt64();
            run(calls);
            best = Math.Min(best, clock().ToInt64() - from);
        }
        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, "C#\t{0}\t{1:F1}", what, best * 1000.0 / calls / numbers));
    }

    static int Main() {
        long sum = 0, minor = 0;
        var err = IntPtr.Zero;
        var text = Encoding.UTF8.GetBytes("12345678.90");
        var weights = new ulong[100000];
        var parts = new long[100000];
        for (int i = 0; i < weights.Length; i++) weights[i] = (ulong)(i % 97 + 1);
        Measure("abi_version", 1000000, 1, calls => { for (int i = 0; i < calls; i++) vientro_abi_version(); });
        Measure("money_add", 1000000, 1, calls => { for (int i = 0; i < calls; i++) vientro_money_add(i, 840, 100, 840, out sum, out err); });
        Measure("money_parse", 400000, 1, calls => { for (int i = 0; i < calls; i++) vientro_money_parse(text, (ulong)text.Length, 840, 0, out minor, out err); });
        Measure("money_allocate", 20, 100000, calls => { for (int i = 0; i < calls; i++) vientro_money_allocate(1234567890, 840, weights, (ulong)weights.Length, parts, out err); });
        return sum == 1000099 && minor == 1234567890 && parts[0] > 0 && err == IntPtr.Zero ? 0 : 1;
    }
}
