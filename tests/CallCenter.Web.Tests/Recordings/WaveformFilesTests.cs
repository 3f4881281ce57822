using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Recordings;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Media;
using Telephony.Media.Recording;
using Xunit;

namespace CallCenter.Web.Tests.Recordings;

public sealed class WaveformFilesTests : IDisposable
{
    private const int Rate = 8_000;
    private static readonly RecordingId s_recording = new(Guid.CreateVersion7());
    private readonly TempFolder _folder = new();
    private readonly WaveformFiles _files = new(RecordingKeys.None, NullLogger<WaveformFiles>.Instance);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _files.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Waveform_IsComputedOnceAndReadFromThenOn()
    {
        var path = Wav(4);
        var first = await _files.ReadAsync(s_recording, path, Ct);
        var second = await _files.ReadAsync(s_recording, path, Ct);
        _files.Computed.ShouldBe(1);
        File.Exists(path + ".peaks").ShouldBeTrue();
        second.Left.ShouldBe(first.Left);
        second.Right.ShouldBe(first.Right);
        (second.DurationMs, second.Buckets).ShouldBe((4_000, 200));
    }

    [Fact]
    public async Task Waveform_OfManyAtOnce_IsComputedOnce()
    {
        var path = Wav(4);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _files.ReadAsync(s_recording, path, Ct)));
        _files.Computed.ShouldBe(1);
    }

    [Fact]
    public async Task Waveform_OfAnotherFileInThePlace_IsComputedAnew()
    {
        var path = Wav(4);
        await _files.ReadAsync(s_recording, path, Ct);
        Wav(6);
        (await _files.ReadAsync(s_recording, path, Ct)).DurationMs.ShouldBe(6_000);
        _files.Computed.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    [InlineData(200)]
    public async Task Waveform_WhoseKeptFileIsDamaged_IsComputedAnew(int bytes)
    {
        var path = Wav(4);
        var whole = await _files.ReadAsync(s_recording, path, Ct);
        File.WriteAllBytes(path + ".peaks", File.ReadAllBytes(path + ".peaks")[..bytes]);
        (await _files.ReadAsync(s_recording, path, Ct)).Left.ShouldBe(whole.Left);
        _files.Computed.ShouldBe(2);
    }

    [Fact]
    public async Task Waveform_IsServedAtAnyResolutionWithTheSameExtremes()
    {
        var waveform = await _files.ReadAsync(s_recording, Wav(4), Ct);
        foreach (var buckets in new[] { 1, 7, 200, 1000 })
        {
            var peaks = waveform.At(buckets);
            (peaks.Left.Length, peaks.Right.Length).ShouldBe((buckets * 2, buckets * 2));
            peaks.Left.Max().ShouldBe(0.5, 0.02, buckets.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Silences_AreWhereNeitherSideSpeaks()
    {
        // The customer speaks in second 0, the agent in second 3: quiet from 1 to 3.
        var silences = (await _files.ReadAsync(s_recording, Wav(4), Ct)).At(100).Silences;
        var silence = silences.ShouldHaveSingleItem();
        silence[0].ShouldBeInRange(980, 1_040);
        silence[1].ShouldBeInRange(2_960, 3_020);
    }

    [Fact]
    public async Task Waveform_OfAFileThatIsNoSound_IsAFault()
    {
        var path = _folder.File("x.wav");
        await File.WriteAllTextAsync(path, "this is no sound at all", Ct);
        await Should.ThrowAsync<InvalidDataException>(() => _files.ReadAsync(s_recording, path, Ct));
    }

    [Fact]
    public async Task Waveform_KeptForAnotherRecording_IsComputedAnew()
    {
        var path = Wav(4);
        var keys = new RecordingKeys([RecordingKey.Generate("2026-11")]);
        using var files = new WaveformFiles(keys, NullLogger<WaveformFiles>.Instance);
        var mine = await files.ReadAsync(s_recording, path, Ct);
        var whole = await File.ReadAllBytesAsync(path + ".peaks", Ct);
        RecordingContent.Keep(new RecordingId(Guid.CreateVersion7()), path + ".peaks", whole, isSealed: true, keys);
        (await files.ReadAsync(s_recording, path, Ct)).Left.ShouldBe(mine.Left);
        files.Computed.ShouldBe(2);
        RecordingContent.Keep(s_recording, path + ".peaks", whole, isSealed: true, keys);
        await files.ReadAsync(s_recording, path, Ct);
        files.Computed.ShouldBe(2, "its own is taken");
    }

    private string Wav(int seconds)
    {
        var left = new short[seconds * Rate];
        var right = new short[seconds * Rate];
        for (var i = 0; i < Rate; i++)
            (left[i], right[(3 * Rate) + i]) = ((short)(16_384 * Math.Sin(i * 0.3)), (short)(8_000 * Math.Sin(i * 0.2)));
        var path = _folder.File("call.wav");
        new TestWav(Rate, [left, right]).Write(path);
        return path;
    }
}
