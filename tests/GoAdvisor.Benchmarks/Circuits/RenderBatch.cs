using System.Buffers.Binary;
using System.Text;

namespace GoAdvisor.Benchmarks.Circuits;

/// <summary>What one edit does to the tree, with the numbers that go over the wire.</summary>
internal enum EditKind
{
    Prepend = 1,
    Remove = 2,
    SetAttribute = 3,
    RemoveAttribute = 4,
    UpdateText = 5,
    StepIn = 6,
    StepOut = 7,
    UpdateMarkup = 8,
    MoveEntry = 9,
    MoveEnd = 10,
}

/// <summary>What one frame of new content is, with the numbers that go over the wire.</summary>
internal enum FrameKind
{
    Element = 1,
    Text = 2,
    Attribute = 3,
    Component = 4,
    Region = 5,
    Markup = 8,
}

/// <param name="Kind">What it does.</param>
/// <param name="Sibling">Which child of the current node it concerns.</param>
/// <param name="Frame">The frame of the new content; of a move, the new place.</param>
/// <param name="Name">The attribute that is removed.</param>
internal readonly record struct Edit(EditKind Kind, int Sibling, int Frame, string? Name);

/// <summary>
/// One render batch as it comes over the wire: little-endian, with records of fixed length, strings in a table at the end and the
/// places of all of them in the last five numbers.
/// </summary>
internal readonly ref struct RenderBatch(ReadOnlySpan<byte> data)
{
    private const int EditLength = 16;
    private const int FrameLength = 20;

    private readonly ReadOnlySpan<byte> data = data;

    public int Diffs => Int(Table(5));

    public int DisposedComponents => Int(Table(3));

    public int ComponentOf(int diff) => Int(DiffAt(diff));

    public int EditsOf(int diff) => Int(DiffAt(diff) + 4);

    public Edit EditOf(int diff, int index)
    {
        var at = DiffAt(diff) + 8 + index * EditLength;
        return new Edit((EditKind)Int(at), Int(at + 4), Int(at + 8), String(Int(at + 12)));
    }

    public int DisposedComponent(int index) => Int(Table(3) + 4 + index * 4);

    public FrameKind KindOf(int frame) => (FrameKind)Int(FrameAt(frame));

    /// <summary>How many frames an element, component or region takes, itself included; 1 for everything else.</summary>
    public int LengthOf(int frame) => KindOf(frame) is FrameKind.Element or FrameKind.Component or FrameKind.Region ? Int(FrameAt(frame) + 4) : 1;

    public int ComponentIn(int frame) => Int(FrameAt(frame) + 8);

    public string ElementName(int frame) => String(Int(FrameAt(frame) + 8)) ?? "";

    public (string Name, string? Value, ulong Handler) Attribute(int frame)
    {
        var at = FrameAt(frame);
        return (String(Int(at + 4)) ?? "", String(Int(at + 8)), BinaryPrimitives.ReadUInt64LittleEndian(data[(at + 12)..]));
    }

    private int DiffAt(int diff) => Int(Table(5) + 4 + diff * 4);

    private int FrameAt(int frame) => Int(data.Length - 16) + 4 + frame * FrameLength;

    /// <summary>Where a table starts; they are numbered from the end.</summary>
    private int Table(int fromEnd) => Int(data.Length - fromEnd * 4);

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(data[at..]);

    private string? String(int index)
    {
        if (index < 0)
            return null;
        var at = Int(Table(1) + index * 4);
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = data[at++];
            length |= (part & 0x7f) << shift;
            if (part < 0x80)
                return Encoding.UTF8.GetString(data.Slice(at, length));
        }
    }
}
