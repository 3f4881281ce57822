using System.Security.Cryptography;
using AfterSales.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Telephony.Media.Codecs;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

/// <summary>Sealed files on the disk: read as WAV by who has the key, and by nobody else; every change is found.</summary>
public sealed class SealedRecordingTests : IDisposable
{
    private static readonly RecordingKeys s_keys = new([RecordingKey.Generate("2026-11"), RecordingKey.Generate("2026-10")]);
    private readonly TempFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(16_000)]
    public void Content_WhenReadBack_IsTheWavFileOfWhatWasWritten(int samples)
    {
        var audio = RandomNumberGenerator.GetBytes(samples * 2);
        var path = Seal(audio);
        byte[] expected = [.. StereoWavHeader.Complete(G711Codec.Pcmu, samples), .. audio];
        ReadAll(path).ShouldBe(expected);

        using var stream = RecordingContent.Open(IdOf(path), path, s_keys);
        var random = new Random(samples);
        for (var i = 0; i < 50; i++)
        {
            var from = random.Next(expected.Length);
            var part = new byte[random.Next(1, expected.Length - from + 1)];
            stream.Position = from;
            stream.ReadExactly(part);
            part.ShouldBe(expected.AsSpan(from, part.Length).ToArray());
        }
    }

    [Fact]
    public void File_OnDisk_HoldsNothingOfTheAudio()
    {
        var audio = new byte[20_000];
        Array.Fill(audio, (byte)0x7B);
        var bytes = File.ReadAllBytes(Seal(audio));
        bytes.AsSpan(SealedLayout.Head).IndexOf(audio.AsSpan(0, 8)).ShouldBe(-1);
    }

    [Fact]
    public void AnyByte_WhenChanged_IsFound()
    {
        var path = Seal(RandomNumberGenerator.GetBytes(5000));
        var whole = File.ReadAllBytes(path);
        var random = new Random(3);
        // The second slot is empty and the rest of the head is not used: there a changed byte changes nothing.
        var places = Enumerable.Range(0, 300).Select(_ => random.Next(whole.Length)).Where(p => p < 108 || p >= SealedLayout.Head).Append(0).Append(whole.Length - 1);
        foreach (var place in places)
        {
            var changed = (byte[])whole.Clone();
            changed[place] ^= 0x10;
            File.WriteAllBytes(path, changed);
            var found = Record.Exception(() => ReadAll(path));
            (found is InvalidDataException or RecordingKeyException || place < 8).ShouldBeTrue($"byte {place}");
        }
    }

    [Fact]
    public void Blocks_WhenSwappedRepeatedOrCut_AreFound()
    {
        var path = Seal(RandomNumberGenerator.GetBytes(10 * SealedLayout.Block));
        var whole = File.ReadAllBytes(path);
        var block = (int i) => whole.AsSpan(SealedLayout.Head + (i * SealedLayout.Stored), SealedLayout.Stored).ToArray();
        byte[] head = [.. whole.AsSpan(0, SealedLayout.Head)];
        byte[][] forged =
        [
            [.. head, .. block(1), .. block(0), .. whole.AsSpan(SealedLayout.Head + (2 * SealedLayout.Stored))],
            [.. head, .. block(0), .. block(0), .. whole.AsSpan(SealedLayout.Head + (2 * SealedLayout.Stored))],
            [.. head, .. whole.AsSpan(SealedLayout.Head + SealedLayout.Stored)],
            [.. whole.AsSpan(0, SealedLayout.Head + (9 * SealedLayout.Stored))],
            [.. whole.AsSpan(0, whole.Length - 1)],
            [.. head],
            [.. whole, .. block(9)],
        ];
        foreach (var forgery in forged)
        {
            File.WriteAllBytes(path, forgery);
            Should.Throw<InvalidDataException>(() => ReadAll(path));
        }
    }

    [Fact]
    public void Key_WhenLostOrWrong_IsNamed()
    {
        var path = Seal(new byte[4000]);
        Should.Throw<RecordingKeyException>(() => RecordingContent.Open(IdOf(path), path, RecordingKeys.None)).Message.ShouldContain("'2026-11', which is not among those given (none)");
        var other = new RecordingKeys([RecordingKey.Generate("2026-11")]);
        var wrong = Should.Throw<RecordingKeyException>(() => RecordingContent.Open(IdOf(path), path, other));
        (wrong.KeyId, wrong.Message.Contains("does not open", StringComparison.Ordinal)).ShouldBe(("2026-11", true));
    }

    [Fact]
    public async Task Rotation_WrapsTheKeyAnew_AndChangesNeitherAudioNorHash()
    {
        var audio = RandomNumberGenerator.GetBytes(8000);
        var path = Seal(audio);
        var before = await RecordingContent.MeasureAsync(path, Ct);
        var next = RecordingKey.Generate("2026-12");
        var both = new RecordingKeys([next, s_keys.Current!]);

        RecordingContent.Rewrap(path, both).ShouldBeTrue();
        RecordingContent.Rewrap(path, both).ShouldBeFalse();

        RecordingContent.KeysOf(path).ShouldBe(["2026-12"]);
        (await RecordingContent.MeasureAsync(path, Ct)).ShouldBe(before);
        ReadAll(path, new RecordingKeys([next]))[StereoWavHeader.Length..].ShouldBe(audio);
        Should.Throw<RecordingKeyException>(() => RecordingContent.Open(IdOf(path), path, s_keys));
        RecordingContent.Rewrap(path, new RecordingKeys([RecordingKey.Generate("2027-01"), next])).ShouldBeTrue();
        RecordingContent.KeysOf(path).ShouldBe(["2027-01"]);
    }

    [Fact]
    public async Task Bytes_KeptBesideASealedRecording_AreSealedToo()
    {
        var id = MediaBench.NewRecording();
        var path = _folder.File($"{id}.wav.sealed.peaks");
        var bytes = RandomNumberGenerator.GetBytes(3000);
        RecordingContent.Keep(id, path, bytes, isSealed: true, s_keys);
        RecordingContent.Keep(id, path, bytes, isSealed: true, s_keys);
        RecordingContent.IsSealed(path).ShouldBeTrue();
        (await File.ReadAllBytesAsync(path, Ct)).AsSpan().IndexOf(bytes.AsSpan(0, 16)).ShouldBe(-1);
        ReadAll(path).ShouldBe(bytes);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a:AAAA")]
    [InlineData("a name:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=;a:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void KeyFile_WhenALineIsNoKey_SaysSoWithoutTheKey(string text) =>
        Should.Throw<FormatException>(() => RecordingKeys.Parse(text)).Message.ShouldNotContain("AAAA");

    [Fact]
    public void KeyFile_FirstLineSealsAndAllOpen()
    {
        var keys = RecordingKeys.Parse($"# new\n{s_keys.Find("2026-10")!.ToLine()}\r\n\n{s_keys.Find("2026-11")!.ToLine()}");
        keys.Ids.ShouldBe(["2026-10", "2026-11"]);
        keys.Current!.Id.ShouldBe("2026-10");
    }

    [Fact]
    public async Task Engine_WhenSealing_RecordsWhatWasSaid()
    {
        await using var bench = await MediaBench.StartAsync(o => o with { RecordingKeys = s_keys, SealRecordings = true });
        var (customer, customerLeg, toCustomer) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(customerLeg, id, $"2026/{id}.wav");
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 800), Ct);
        bench.Engine.StopRecording(id);
        var closed = await bench.ClosedAsync(id);

        closed.RelativePath.ShouldBe($"2026/{id}.wav.sealed");
        File.Exists(bench.PathOf($"2026/{id}.wav")).ShouldBeFalse();
        var wav = TestWav.Parse(ReadAll(bench.PathOf(closed.RelativePath)), closed.RelativePath);
        ToneProbe.TenthsHeard(wav.Channels[0], 500).ShouldBeGreaterThan(2);
        closed.DurationMs.ShouldBe(wav.Channels[0].Length / 8);
        closed.Bytes.ShouldBe(new FileInfo(bench.PathOf(closed.RelativePath)).Length);
    }

    [Fact]
    public void File_InAnotherRecordingsPlace_IsRefusedByName()
    {
        var path = Seal(new byte[4000]);
        var (mine, other) = (IdOf(path), MediaBench.NewRecording());
        var refused = Should.Throw<RecordingExchangedException>(() => RecordingContent.Open(other, path, s_keys));
        (refused.Expected, refused.Found).ShouldBe((other, mine));
        RecordingContent.Keep(mine, path + ".peaks", [1, 2, 3], isSealed: true, s_keys);
        Should.Throw<RecordingExchangedException>(() => RecordingContent.Open(other, path + ".peaks", s_keys));
        Should.Throw<RecordingKeyException>(() => RecordingContent.Open(other, path, RecordingKeys.None));
    }

    [Fact]
    public async Task Repair_OfAnotherRecordingsFile_IsRefusedAndTold()
    {
        var path = Seal(new byte[4000]);
        var before = await File.ReadAllBytesAsync(path, Ct);
        var other = MediaBench.NewRecording();
        new OpenRecordings(_folder.Path).Add(other, RecordingPath.Resolve(_folder.Path, $"{IdOf(path)}.wav").Sealed, G711Codec.Pcmu);
        var events = new MediaEventLog();
        await using (var facts = new MediaFacts(events, new MediaCounters(), NullLogger.Instance))
            await new RecordingRepair(_folder.Path, s_keys, facts, NullLogger.Instance).RunAsync(Ct);
        events.Failed.ShouldBe([(other, "not repaired: another recording's file")]);
        (await File.ReadAllBytesAsync(path, Ct)).ShouldBe(before);
        File.Exists(_folder.File($".open/{other}")).ShouldBeTrue();
    }

    /// <summary>Files of these tests are named by their recording.</summary>
    private static RecordingId IdOf(string path) => new(Guid.ParseExact(Path.GetFileName(path)[..32], "N"));

    private static byte[] ReadAll(string path, RecordingKeys? keys = null)
    {
        using var stream = RecordingContent.Open(IdOf(path), path, keys ?? s_keys);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private string Seal(byte[] audio)
    {
        var id = MediaBench.NewRecording();
        var path = RecordingPath.Resolve(_folder.Path, $"{id}.wav").Sealed;
        using var file = RecordingFile.Create(id, path, G711Codec.Pcmu, s_keys.Current);
        // As the recorder writes: piece by piece, each from the start of the block that the last one left half full.
        for (var (at, step) = (0, 1280); at < audio.Length; at += step)
            file.Write(audio.AsSpan((at / SealedLayout.Block * SealedLayout.Block)..Math.Min(audio.Length, at + step)), at / SealedLayout.Block * StereoRing.Block);
        file.Complete().Torn.ShouldBeEmpty();
        return path.Full;
    }
}
