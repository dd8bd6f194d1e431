using System.Runtime.InteropServices;

namespace Maestro.Tools.Shell.Holding;

/// <summary>Refuses what Landlock lets through: modes, owners, times and attributes of files, sockets (a service behind one
/// could write), and the machine's own state.</summary>
internal static partial class SystemCallFilter
{
    private const int SetNoNewPrivileges = 38;
    private const int SetFilter = 22;
    private const int FilterMode = 2;

    private const ushort Load = 0x20;
    private const ushort JumpIfEqual = 0x15;
    private const ushort JumpIfAtLeast = 0x35;
    private const ushort Return = 0x06;
    private const uint Allowed = 0x7FFF0000;
    private const uint Refused = 0x00050000 | NotPermitted;
    private const uint NotPermitted = 1;
    private const uint OffsetOfNumber = 0;
    private const uint OffsetOfMachine = 4;

    /// <summary>The numbers of another set of calls on the same machine begin here.</summary>
    private const uint OtherNumbers = 0x40000000;

    /// <summary>In order: modes, owners, attributes, times; sockets and io_uring, which makes sockets too; clock, names, swap, modules, reboot.</summary>
    private static readonly uint[] OnX64 =
    [
        90, 91, 268, 452, 92, 93, 94, 260, 188, 189, 190, 197, 198, 199, 463, 466, 469, 132, 235, 261, 280,
        41, 425, 164, 227, 159, 305, 170, 171, 167, 168, 175, 313, 176, 246, 320, 169, 321, 163,
    ];

    private static readonly uint[] OnArm64 =
    [
        52, 53, 452, 54, 55, 5, 6, 7, 14, 15, 16, 463, 466, 469, 88,
        198, 425, 170, 112, 171, 266, 161, 162, 224, 225, 105, 273, 106, 104, 294, 142, 280, 89,
    ];

    public static bool IsKnown => RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64;

    /// <summary>Gives up every way to more rights, which the two ways of holding need.</summary>
    public static bool GiveUpPrivileges() => Control(SetNoNewPrivileges, 1, 0, 0, 0) == 0;

    /// <summary>From now on this thread, and all that it starts, is refused those calls.</summary>
    public static bool Enforce() => Install(Filter());

    /// <summary>The filter as the kernel reads it, for a program that installs it itself.</summary>
    public static ReadOnlySpan<byte> Bytes => MemoryMarshal.AsBytes<Instruction>(Filter());

    private static Instruction[] Filter()
    {
        var (machine, refused) = RuntimeInformation.ProcessArchitecture is Architecture.X64 ? (0xC000003Eu, OnX64) : (0xC00000B7u, OnArm64);
        List<Instruction> filter =
        [
            new(Load, 0, 0, OffsetOfMachine), new(JumpIfEqual, 1, 0, machine), new(Return, 0, 0, Refused), new(Load, 0, 0, OffsetOfNumber),
            new(JumpIfAtLeast, (byte)(refused.Length + 1), 0, OtherNumbers),
        ];
        for (var i = 0; i < refused.Length; i++)
            filter.Add(new(JumpIfEqual, (byte)(refused.Length - i), 0, refused[i]));
        filter.Add(new(Return, 0, 0, Allowed));
        filter.Add(new(Return, 0, 0, Refused));
        return [.. filter];
    }

    private static unsafe bool Install(Instruction[] filter)
    {
        fixed (Instruction* first = filter)
        {
            Program program = new() { Length = (ushort)filter.Length, First = first };
            return Control(SetFilter, FilterMode, (nint)(&program), 0, 0) == 0;
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Instruction(ushort Code, byte IfTrue, byte IfFalse, uint Value);

    private unsafe struct Program
    {
        public ushort Length;
        public Instruction* First;
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int what, nint first, nint second, nint third, nint fourth);
}
