using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

/// <summary>A sealed file is written in whole blocks; a full disk may tear one that was whole before.</summary>
public sealed class TornBlockTests
{
    private static readonly TimeSpan Talk = TimeSpan.FromMilliseconds(600);

    [Fact]
    public void FileShorterThanWhatWasHandedOver_WhenCutShort_LosesNoMomentBetweenFileAndSpan()
    {
        var (recording, edge) = CutShort();

        recording.FileHolds(new RecordingExtent(edge - 256, []));

        recording.Summarize().Stalls.ShouldBe([new RecordingSpan((edge - 256) / 8, (long)Talk.TotalMilliseconds)]);
    }

    [Fact]
    public void BlockTornWithin_WhenCutShort_IsASpanOfItsOwn()
    {
        var (recording, edge) = CutShort();

        recording.FileHolds(new RecordingExtent(edge, [(512, 1024)]));

        recording.Summarize().Stalls.ShouldBe([new RecordingSpan(64, 128), new RecordingSpan(edge / 8, (long)Talk.TotalMilliseconds)]);
    }

    /// <summary>600 ms, of which the disk took all but the last 100 ms.</summary>
    private static (ActiveRecording Recording, long Edge) CutShort()
    {
        var clock = new ManualTimeProvider();
        var recording = new ActiveRecording(new RecordingId(Guid.NewGuid()), new RecordingPath("/nowhere", "torn.wav"), G711Codec.Pcma, clock);
        var room = new byte[StereoRing.Capacity * 2];
        clock.Advance(Talk);
        recording.HandOver(800, room, out _, out _);
        recording.Settle();
        recording.HandOver(0, room, out _, out _);
        recording.Return();
        recording.Stop();
        recording.CutShort();
        return (recording, 4000);
    }
}
