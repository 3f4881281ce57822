using AfterSales.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Persistence;
using Persistence.History;
using Persistence.Queries;
using Shouldly;
using Telephony.Media.Recording;
using Xunit;

namespace CallCenter.Web.Tests.Recordings;

/// <summary>What the operator's verbs about recordings do and answer to the shell.</summary>
public sealed class RecordingVerbTests : IDisposable
{
    private const int Failed = 1;
    private readonly TempFolder _out = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _out.Dispose();
    }

    [Fact]
    public async Task Verify_WhenAllIsAsRecorded_Says0_AndNamesEachFileThatIsNot()
    {
        await using var site = await RecordingSite.OpenAsync();
        var (first, second) = (await site.RecordAsync(3), await site.RecordAsync(2));
        await site.Chain.RunAsync(Ct);

        var intact = await SaidConsole.RunAsync("recordings", "verify", Data(site));
        intact.Code.ShouldBe(0, intact.Said);
        intact.Said.ShouldContain("Checked 2 recordings of 2 days");

        await File.AppendAllTextAsync(site.PathOf(first.RelativePath), "more", Ct);
        File.Delete(site.PathOf(second.RelativePath));
        var found = await SaidConsole.RunAsync("recordings", "verify", Data(site));
        found.Code.ShouldBe(Failed);
        found.Said.ShouldMatch($"FileChanged +{first.RelativePath}");
        found.Said.ShouldMatch($"FileMissing +{second.RelativePath}");
        (await AuditedAsync(site, "recording.verify-all")).ShouldBe(["recordings", "recordings"]);
    }

    [Fact]
    public async Task Verify_WhenOneFileCannotBeRead_NamesItAndChecksTheOthers()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a file that fails to be read.");
        await using var site = await RecordingSite.OpenAsync();
        var (locked, changed) = (await site.RecordAsync(3), await site.RecordAsync(2));
        await site.Chain.RunAsync(Ct);
        await File.AppendAllTextAsync(site.PathOf(changed.RelativePath), "more", Ct);
        // A disk that fails: the memory of a process cannot be read at 0.
        File.Delete(site.PathOf(locked.RelativePath));
        File.CreateSymbolicLink(site.PathOf(locked.RelativePath), "/proc/self/mem");

        var found = await SaidConsole.RunAsync("recordings", "verify", Data(site));
        found.Code.ShouldBe(Failed);
        found.Said.ShouldMatch($"FileUnreadable +{locked.RelativePath}");
        found.Said.ShouldMatch($"FileChanged +{changed.RelativePath}");
    }

    [Fact]
    public async Task Export_OfASealedRecording_WritesThePlainSound_OnceAndAudited()
    {
        var key = RecordingKey.Generate("now");
        await using var site = await RecordingSite.OpenAsync(new RecordingKeys([key]));
        var sound = Wav();
        var row = await site.RecordAsync(1, sound, isSealed: true);
        File.ReadAllBytes(site.PathOf(row.RelativePath)).AsSpan().StartsWith("RIFF"u8).ShouldBeFalse();

        var target = _out.File("call.wav");
        var locked = await SaidConsole.RunAsync("recordings", "export", row.Id.ToString("D"), target, Data(site));
        locked.Code.ShouldBe(Failed, "no key is given");
        Directory.EnumerateFiles(_out.Path).ShouldBeEmpty("no part of a recording stays");
        (await SaidConsole.RunAsync("recordings", "export", row.Id.ToString("D"), target, Data(site), Keys(key))).Code.ShouldBe(0);
        (await File.ReadAllBytesAsync(target, Ct)).ShouldBe(sound);
        (await SaidConsole.RunAsync("recordings", "export", row.Id.ToString("D"), target, Data(site), Keys(key))).Code.ShouldBe(Failed, "it never overwrites");
        (await AuditedAsync(site, "recording.download")).ShouldBe([row.Id.ToString("D")]);
    }

    [Fact]
    public async Task Export_OfASealedRecordingThatWasChanged_LeavesNothingBehind()
    {
        var key = RecordingKey.Generate("now");
        await using var site = await RecordingSite.OpenAsync(new RecordingKeys([key]));
        var row = await site.RecordAsync(1, new byte[300_000], isSealed: true);
        var sealedBytes = await File.ReadAllBytesAsync(site.PathOf(row.RelativePath), Ct);
        sealedBytes[sealedBytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(site.PathOf(row.RelativePath), sealedBytes, Ct);

        (await SaidConsole.RunAsync("recordings", "export", row.Id.ToString("D"), _out.File("call.wav"), Data(site), Keys(key))).Code.ShouldBe(Failed);
        Directory.EnumerateFiles(_out.Path).ShouldBeEmpty();
        (await AuditedAsync(site, "recording.download")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("recordings", "export", "nothing", "/x.wav")]
    [InlineData("recordings", "export", "0193a1b2-0000-7000-8000-000000000000", "x.wav")]
    [InlineData("recordings", "export")]
    [InlineData("recordings", "key", "a name with spaces")]
    [InlineData("recordings", "rewrap")]
    [InlineData("recordings", "forget")]
    [InlineData("recordings", "verify", "--fast")]
    [InlineData("retention", "--dry-run=true")]
    [InlineData("retention", "--dry-run", "false")]
    [InlineData("retention", "--dryrun=true")]
    public async Task Verb_UsedWrongly_IsRefusedInOneLineAndDoesNothing(params string[] words)
    {
        using var folder = new TempFolder();
        var (code, said) = await SaidConsole.RunAsync([.. words, $"--Data:Directory={folder.Path}"]);
        code.ShouldBe(Failed);
        said.ShouldNotContain("Removed");
        said.ShouldNotContain("Wrote");
    }

    [Fact]
    public async Task Key_PrintsOneLineThatTheSettingsTake_AndAnotherOneEachTime()
    {
        var (first, second) = (await SaidConsole.RunAsync("recordings", "key", "2026-11", $"--Data:Directory={_out.Path}"), await SaidConsole.RunAsync("recordings", "key", "2026-11", $"--Data:Directory={_out.Path}"));
        (first.Code, second.Code).ShouldBe((0, 0));
        RecordingKeys.Parse(first.Said).Current!.Id.ShouldBe("2026-11");
        first.Said.ShouldNotBe(second.Said);
    }

    [Fact]
    public async Task Rewrap_PutsFileKeysUnderTheNewKey_AfterWhichTheOldOneMayGo()
    {
        var (old, fresh) = (RecordingKey.Generate("old"), RecordingKey.Generate("new"));
        await using var site = await RecordingSite.OpenAsync(new RecordingKeys([old]));
        var sound = Wav();
        var row = await site.RecordAsync(2, sound, isSealed: true);
        await site.RecordAsync(2);
        await site.Chain.RunAsync(Ct);
        var path = site.PathOf(row.RelativePath);

        var lost = await SaidConsole.RunAsync("recordings", "rewrap", Data(site), Keys(fresh));
        lost.Code.ShouldBe(Failed, "the old key is not given");
        lost.Said.ShouldContain(row.RelativePath);
        RecordingContent.KeysOf(path).ShouldBe(["old"]);

        var done = await SaidConsole.RunAsync("recordings", "rewrap", Data(site), Keys(fresh, old));
        (done.Code, done.Said.Trim()).ShouldBe((0, "Wrapped the keys of 1 files under 'new'."));
        RecordingContent.KeysOf(path).ShouldBe(["new"]);
        (await SaidConsole.RunAsync("recordings", "verify", Data(site), Keys(fresh))).Code.ShouldBe(0, "the file counts as what was recorded");
        (await SaidConsole.RunAsync("recordings", "verify", Data(site), Keys(old))).Said.ShouldContain("KeyMissing");
        (await SaidConsole.RunAsync("recordings", "export", row.Id.ToString("D"), _out.File("call.wav"), Data(site), Keys(fresh))).Code.ShouldBe(0);
        (await File.ReadAllBytesAsync(_out.File("call.wav"), Ct)).ShouldBe(sound);
    }

    [Fact]
    public async Task Rewrap_BeforeAnythingWasRecorded_HasNothingToDo() =>
        (await SaidConsole.RunAsync("recordings", "rewrap", $"--Data:Directory={_out.Path}", Keys(RecordingKey.Generate("now")))).Said.Trim().ShouldBe("Wrapped the keys of 0 files under 'now'.");

    [Fact]
    public async Task Retention_DryRun_SaysWhatIsDueAndRemovesNothing_ThenItRemovesJustThat()
    {
        await using var site = await RecordingSite.OpenAsync(now: TimeProvider.System.GetUtcNow());
        var (old, young) = (await site.RecordAsync(181), await site.RecordAsync(179));

        var dry = await SaidConsole.RunAsync("retention", "--dry-run", Data(site));
        dry.Code.ShouldBe(0);
        dry.Said.ShouldContain("kept 180 days: 1 that began before");
        dry.Said.ShouldContain("Nothing was removed");
        File.Exists(site.PathOf(old.RelativePath)).ShouldBeTrue();

        var wet = await SaidConsole.RunAsync("retention", Data(site));
        wet.Code.ShouldBe(0);
        wet.Said.ShouldContain("Removed 1 recordings and 0 journal rows.");
        File.Exists(site.PathOf(old.RelativePath)).ShouldBeFalse();
        File.Exists(site.PathOf(young.RelativePath)).ShouldBeTrue();
        (await site.Get<RecordingQuery>().FindAsync(old.Id, Ct))!.State.ShouldBe(RecordingState.Deleted);
        (await AuditedAsync(site, "recording.retention")).ShouldBe([old.Id.ToString("D")]);
    }

    [Fact]
    public async Task Retention_WhenTheDiskOfTheRecordingsIsNotThere_NotesNothingAsRemoved()
    {
        await using var site = await RecordingSite.OpenAsync();
        var old = await site.RecordAsync(181);
        Directory.Move(site.Settings.Data.Recordings, _out.File("elsewhere"));
        (await site.Retention.RunAsync("system", Ct)).ShouldBe(0);
        Directory.Move(_out.File("elsewhere"), site.Settings.Data.Recordings);
        (await site.Retention.RunAsync("system", Ct)).ShouldBe(1);
        File.Exists(site.PathOf(old.RelativePath)).ShouldBeFalse();
    }

    private static byte[] Wav()
    {
        using var folder = new TempFolder();
        new TestWav(8000, [[.. Enumerable.Range(0, 800).Select(i => (short)i)], new short[800]]).Write(folder.File("a.wav"));
        return File.ReadAllBytes(folder.File("a.wav"));
    }

    private static string Data(RecordingSite site) => $"--Data:Directory={site.Folder}";

    private static string Keys(params RecordingKey[] keys) => "--Recordings:Keys=" + string.Join(';', keys.Select(k => k.ToLine()));

    private static async Task<string[]> AuditedAsync(RecordingSite site, string command)
    {
        await using var db = await site.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        return [.. await db.AuditEntries.Where(a => a.Command == command).Select(a => a.Subject).ToListAsync(Ct)];
    }
}
