using System.Buffers.Binary;
using System.Net;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Recording;
using Telephony.Media.Remote;

namespace Telephony.Media.Tests.Remote;

public sealed class WireTests
{
    private const int Mutations = 20_000;

    private static readonly RecordingClosed s_closed = new(
        MediaBench.NewRecording(), "2026/11/22/a.wav", G711Codec.Pcmu, 12_345, 198_000, new string('a', 64), [new(1, 2), new(30, 50)], [new(7, 9)], 3, 4, Repaired: true) { Stalls = [new(100, 200)], IsOrphan = true };

    private static readonly LegStatistics s_statistics = new(1, 2, 3, 4, 5, 6.5, 7, 8, TimeSpan.FromSeconds(9), 4.2, 10, null, 1.5);

    [Fact]
    public void Facts_AreReadAsTheyWereWritten()
    {
        foreach (var fact in AllFacts())
        {
            var from = new WireReader(new WireWriter().Fact(fact).Written);
            var read = from.Fact();
            if (fact is MediaFact.RecordingClosed)
                Same(((MediaFact.RecordingClosed)read).Facts);
            else
                read.ShouldBe(fact);
        }
    }

    [Fact]
    public void Options_AreReadAsTheyWereWritten_WithTheirKeys()
    {
        var options = new MediaOptions(IPAddress.Loopback, IPAddress.IPv6Loopback, 20_000, 29_999, "/srv/recordings") { PromptsDirectory = "/srv/提示音", SealRecordings = true, RecordingKeys = new RecordingKeys([RecordingKey.Generate("november")]), MaximumLegs = 7 };
        var from = new WireReader(new WireWriter().Options(options).Written);
        var read = from.Options();
        from.End();
        read.ShouldBe(options with { RecordingKeys = read.RecordingKeys });
        read.RecordingKeys.Current!.ToLine().ShouldBe(options.RecordingKeys.Current!.ToLine());
    }

    [Fact]
    public void Statistics_AreReadAsTheyWereWritten()
    {
        var from = new WireReader(new WireWriter().Statistics(s_statistics).Written);
        from.Statistics().ShouldBe(s_statistics);
        from.End();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Frames_ComeOutWhole_HoweverTheBytesArrive(int piece)
    {
        var bytes = Framed([(FrameKind.Packet, new byte[172]), (FrameKind.Connect, new byte[32]), (FrameKind.Fact, new byte[60_000]), (FrameKind.Stop, [])]);
        var parser = new FrameParser();
        var taken = new List<(FrameKind, int)>();
        foreach (var part in bytes.Chunk(piece))
            Feed(parser, part, taken);
        taken.ShouldBe([(FrameKind.Packet, 172), (FrameKind.Connect, 32), (FrameKind.Fact, 60_000), (FrameKind.Stop, 0)]);
    }

    [Fact]
    public void AFrame_LongerThanAnyIs_IsRefusedBeforeItsBytesAreKept()
    {
        var parser = new FrameParser();
        var header = new byte[MediaProtocol.Header];
        BinaryPrimitives.WriteInt32LittleEndian(header, MediaProtocol.MaximumPayload + 2);
        Should.Throw<MediaProtocolException>(() => Feed(parser, header, []));
    }

    /// <summary>Whatever bytes come, a reader gives a value or refuses; it never throws anything else and never allocates by a liar's count.</summary>
    [Fact]
    public void Mutated_Bytes_AreRead_OrRefused()
    {
        var random = new Random(20261122);
        var count = Environment.GetEnvironmentVariable("AFTERSALES_NIGHTLY") == "1" ? 1_000_000 : Mutations;
        var seeds = AllFacts().Select(f => (Read: (Reading)ReadFact, Bytes: new WireWriter().Fact(f).Written.ToArray())).ToList();
        seeds.Add((ReadStatistics, new WireWriter().Statistics(s_statistics).Written.ToArray()));
        seeds.Add((ReadOptions, new WireWriter().Options(new MediaOptions(IPAddress.Loopback, IPAddress.Loopback, 0, 0, "/r") { RecordingKeys = new RecordingKeys([RecordingKey.Generate("k")]) }).Written.ToArray()));
        seeds.Add((ReadFormat, new WireWriter().Leg(MediaBench.NewLeg()).EndPoint(new IPEndPoint(IPAddress.IPv6Loopback, 5)).Format(LegFormat.Pcma).OptionalAddress(IPAddress.Loopback).Written.ToArray()));
        var (read, refused) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var (reading, bytes) = seeds[random.Next(seeds.Count)];
            try
            {
                reading(Mutate(bytes, random));
                read++;
            }
            catch (MediaProtocolException)
            {
                refused++;
            }
        }

        read.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0);
    }

    private delegate void Reading(ReadOnlySpan<byte> bytes);

    internal static byte[] Mutate(byte[] bytes, Random random)
    {
        var copy = random.Next(4) == 0 ? bytes.AsSpan(0, random.Next(bytes.Length + 1)).ToArray() : (byte[])bytes.Clone();
        for (var n = random.Next(1, 5); n > 0 && copy.Length > 0; n--)
            copy[random.Next(copy.Length)] = random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => (byte)random.Next(256) };
        return copy;
    }

    internal static byte[] Framed(params (FrameKind Kind, byte[] Payload)[] frames)
    {
        using var bytes = new MemoryStream();
        foreach (var (kind, payload) in frames)
        {
            var header = new byte[MediaProtocol.Header];
            BinaryPrimitives.WriteInt32LittleEndian(header, payload.Length + 1);
            header[sizeof(uint)] = (byte)kind;
            bytes.Write(header);
            bytes.Write(payload);
        }

        return bytes.ToArray();
    }

    private static void Feed(FrameParser parser, ReadOnlySpan<byte> bytes, List<(FrameKind, int)> taken)
    {
        while (!bytes.IsEmpty)
        {
            var room = parser.Room().Span;
            var part = bytes[..Math.Min(room.Length, bytes.Length)];
            part.CopyTo(room);
            parser.Filled(part.Length);
            bytes = bytes[part.Length..];
            while (parser.TryTake(out var kind, out var payload))
                taken.Add((kind, payload.Length));
        }
    }

    private static IEnumerable<MediaFact> AllFacts() =>
    [
        new MediaFact.Digit(MediaBench.NewLeg(), '#', 120),
        new MediaFact.PromptFinished(MediaBench.NewLeg(), new PromptId("zh-CN/欢迎")),
        new MediaFact.MediaTimeout(MediaBench.NewLeg()),
        new MediaFact.RecordingClosed(s_closed),
        new MediaFact.RecordingFailed(MediaBench.NewRecording(), "not recorded: disk"),
        new MediaFact.RecordingStalled(MediaBench.NewRecording(), true),
    ];

    private static void Same(RecordingClosed read)
    {
        read.Gaps.ShouldBe(s_closed.Gaps);
        read.Pauses.ShouldBe(s_closed.Pauses);
        read.Stalls.ShouldBe(s_closed.Stalls);
        (read with { Gaps = s_closed.Gaps, Pauses = s_closed.Pauses, Stalls = s_closed.Stalls }).ShouldBe(s_closed);
    }

    private static void ReadFact(ReadOnlySpan<byte> bytes)
    {
        var from = new WireReader(bytes);
        from.Fact();
    }

    private static void ReadStatistics(ReadOnlySpan<byte> bytes)
    {
        var from = new WireReader(bytes);
        from.Statistics();
        from.End();
    }

    private static void ReadOptions(ReadOnlySpan<byte> bytes)
    {
        var from = new WireReader(bytes);
        from.Options();
        from.End();
    }

    private static void ReadFormat(ReadOnlySpan<byte> bytes)
    {
        var from = new WireReader(bytes);
        from.Leg();
        from.EndPoint();
        from.Format();
        from.OptionalAddress();
        from.End();
    }
}
