// What calls into the library cost in Java with JNA, directly mapped; see border.c. Results come out
// through memory that is made once: each PointerByReference or array would cost more.

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.IntConsumer;

final class Border {
    static native int vientro_abi_version();
    static native int vientro_money_add(long a, int aCurrency, long b, int bCurrency, Pointer sum, Pointer err);
    static native int vientro_money_parse(byte[] text, long length, int currency, int lang, Pointer minor, Pointer err);
    static native int vientro_money_allocate(long minor, int currency, long[] weights, long count, long[] parts, Pointer err);

    static void measure(String what, int calls, int numbers, IntConsumer call) {
        var threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 9; round++) {
            long from = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < calls; i++) call.accept(i);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - from);
        }
        System.out.printf(Locale.ROOT, "Java JNA\t%s\t%.1f%n", what, (double) best / calls / numbers);
    }

    public static void main(String[] args) {
        Native.register(Border.class, "vientro");
        Memory sum = new Memory(8), minor = new Memory(8), err = new Memory(8);
        byte[] text = "12345678.90".getBytes();
        long[] weights = new long[100_000], parts = new long[100_000];
        for (int i = 0; i < weights.length; i++) weights[i] = i % 97 + 1;
        measure("abi_version", 500_000, 1, i -> vientro_abi_version());
        measure("money_add", 500_000, 1, i -> vientro_money_add(i, 840, 100, 840, sum, err));
        measure("money_parse", 200_000, 1, i -> vientro_money_parse(text, text.length, 840, 0, minor, err));
        measure("money_allocate", 20, 100_000, i -> vientro_money_allocate(1234567890, 840, weights, weights.length, parts, err));
        boolean right = sum.getLong(0) == 500_099 && minor.getLong(0) == 1234567890 && parts[0] > 0 && err.getPointer(0) == null;
        System.exit(right ? 0 : 1);
    }
}
