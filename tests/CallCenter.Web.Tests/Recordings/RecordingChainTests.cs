using AfterSales.Tests.Shared;
using CallCenter.Web.Features.Recordings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence;
using Persistence.History;
using Persistence.Queries;
using Shouldly;
using Telephony.Media.Recording;
using Xunit;

namespace CallCenter.Web.Tests.Recordings;

/// <summary>The chain of days finds by name whatever was changed, taken out or put in.</summary>
public sealed class RecordingChainTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Days_WhenOver_AreClosedOnceAndEachBeginsWithTheOneBefore()
    {
        await using var site = await RecordingSite.OpenAsync();
        for (var day = 3; day >= 0; day--)
        {
            await site.RecordAsync(day);
            await site.RecordAsync(day);
        }

        (await site.Chain.RunAsync(Ct)).ShouldBe(3);
        (await site.Chain.RunAsync(Ct)).ShouldBe(0);

        var days = await site.Get<RecordingChainStore>().ListAsync(Ct);
        days.Select(d => d.Recordings).ShouldBe([2, 2, 2]);
        days[0].Previous.ShouldBe(RecordingManifest.NoDay);
        days[1].Previous.ShouldBe(days[0].Hash);
        days[2].Previous.ShouldBe(days[1].Hash);
        var run = await site.VerifyAsync();
        (run.Found, run.Done, run.Days, run.Pending).ShouldBe((0, 8, 3, 2));
    }

    [Fact]
    public async Task Recording_ThatClosedAfterItsDay_GoesIntoTheNextDay()
    {
        await using var site = await RecordingSite.OpenAsync();
        await site.RecordAsync(1);
        await site.Chain.RunAsync(Ct);
        var repaired = await site.RecordAsync(1);
        (await site.Chain.RunAsync(Ct)).ShouldBe(0, "today is not over");
        site.Clock.Advance(TimeSpan.FromDays(1));
        (await site.Chain.RunAsync(Ct)).ShouldBe(1);
        (await site.Get<RecordingQuery>().FindAsync(repaired.Id, Ct))!.ChainDay.ShouldBe(new DateOnly(2026, 11, 22));
        (await site.VerifyAsync()).Found.ShouldBe(0);
    }

    [Fact]
    public async Task OneByte_WhenFlippedInAnyFile_IsFoundAndTheFileNamed()
    {
        await using var site = await RecordingSite.OpenAsync();
        var rows = new List<RecordingRow>();
        for (var i = 0; i < 6; i++)
            rows.Add(await site.RecordAsync(i / 2));
        await site.Chain.RunAsync(Ct);
        var random = new Random(4);
        foreach (var row in rows)
        {
            var path = site.PathOf(row.RelativePath);
            var whole = await File.ReadAllBytesAsync(path, Ct);
            var changed = (byte[])whole.Clone();
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(path, changed, Ct);
            (await site.VerifyAsync()).Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
                f => f.Fault.ShouldBe(IntegrityFault.FileChanged), f => f.Subject.ShouldBe(row.RelativePath));
            await File.WriteAllBytesAsync(path, whole, Ct);
        }

        (await site.VerifyAsync()).Found.ShouldBe(0);
    }

    [Fact]
    public async Task WhatIsTakenOutOrPutIn_IsNamed()
    {
        await using var site = await RecordingSite.OpenAsync();
        var (gone, unknown, changed) = (await site.RecordAsync(2), await site.RecordAsync(2), await site.RecordAsync(1));
        await site.Chain.RunAsync(Ct);

        File.Delete(site.PathOf(gone.RelativePath));
        await site.ChangeAsync(db => db.Recordings.Remove(db.Recordings.Single(r => r.Id == unknown.Id)));
        // Who exchanges the file and the row's hash still has the list and the chain against him.
        await File.WriteAllTextAsync(site.PathOf(changed.RelativePath), "another", Ct);
        await site.ChangeAsync(db => db.Recordings.Single(r => r.Id == changed.Id).Sha256 = new string('a', 64));
        await File.WriteAllTextAsync(site.PathOf("2026/stray.wav"), "stray", Ct);

        var run = await site.VerifyAsync();
        run.Findings.Select(f => (f.Fault, f.Subject)).ShouldBe(
            [
                (IntegrityFault.FileMissing, gone.RelativePath),
                (IntegrityFault.RowMissing, unknown.Id.ToString("D")),
                (IntegrityFault.RowChanged, changed.RelativePath),
                (IntegrityFault.FileChanged, changed.RelativePath),
                (IntegrityFault.UnknownFile, unknown.RelativePath),
                (IntegrityFault.UnknownFile, "2026/stray.wav"),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task Lists_WhenChangedOrLost_AndDays_WhenTakenOut_AreNamed()
    {
        await using var site = await RecordingSite.OpenAsync();
        for (var day = 4; day > 0; day--)
            await site.RecordAsync(day);
        await site.Chain.RunAsync(Ct);
        var days = (await site.Get<RecordingChainStore>().ListAsync(Ct)).Select(d => d.Day).ToArray();
        var lists = days.Select(d => RecordingChain.ListOf(site.Settings, d)).ToArray();
        await File.AppendAllTextAsync(lists[0], "00000000000000000000000000000000 x 1 1\n", Ct);
        File.Delete(lists[1]);
        (await site.VerifyAsync()).Findings.Select(f => (f.Fault, f.Day)).ShouldBe([(IntegrityFault.ListChanged, days[0]), (IntegrityFault.ListMissing, days[1])]);

        await site.ChangeAsync(db => db.RecordingDays.Remove(db.RecordingDays.Single(d => d.Day == days[2])));
        var run = await site.VerifyAsync();
        run.Findings.ShouldContain(new IntegrityFinding(IntegrityFault.LinkBroken, days[3].ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), days[3]));
    }

    [Fact]
    public async Task Recording_PutInBesideTheChain_IsFound()
    {
        await using var site = await RecordingSite.OpenAsync();
        await site.RecordAsync(5);
        await site.Chain.RunAsync(Ct);
        var late = await site.RecordAsync(5);
        var claims = await site.RecordAsync(5);
        await site.ChangeAsync(db => db.Recordings.Single(r => r.Id == claims.Id).ChainDay = new DateOnly(2026, 11, 17));
        (await site.VerifyAsync()).Findings.Select(f => (f.Fault, f.Subject)).ShouldBe(
            [(IntegrityFault.NotInChain, claims.RelativePath), (IntegrityFault.NotInChain, late.RelativePath)]);
    }

    [Fact]
    public async Task Retention_TakesAudioAndWaveform_KeepsTheRowAndTheChain()
    {
        await using var site = await RecordingSite.OpenAsync();
        var (old, young) = (await site.RecordAsync(181), await site.RecordAsync(179));
        await File.WriteAllTextAsync(site.PathOf(old.RelativePath) + WaveformFiles.Extension, "waveform", Ct);
        await site.Chain.RunAsync(Ct);

        var plan = await site.Retention.PlanAsync(Ct);
        (plan.Days, plan.Recordings, plan.Bytes).ShouldBe((180, 1, old.Bytes));
        File.Exists(site.PathOf(old.RelativePath)).ShouldBeTrue("a plan removes nothing");
        (await site.Retention.RunAsync("operator", Ct)).ShouldBe(1);
        (await site.Retention.RunAsync("operator", Ct)).ShouldBe(0);

        Directory.EnumerateFiles(Path.GetDirectoryName(site.PathOf(old.RelativePath))!).ShouldBeEmpty();
        File.Exists(site.PathOf(young.RelativePath)).ShouldBeTrue();
        (await site.Get<RecordingQuery>().FindAsync(old.Id, Ct))!.State.ShouldBe(RecordingState.Deleted);
        await using var db = await site.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        (await db.AuditEntries.SingleAsync(a => a.Command == "recording.retention", Ct)).Subject.ShouldBe(old.Id.ToString("D"));
        var run = await site.VerifyAsync();
        (run.Found, run.Deleted).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Check_WhenOneGoesOn_TheNextWaitsForAnotherOrder_AndEachIsAudited()
    {
        await using var site = await RecordingSite.OpenAsync();
        await site.RecordAsync(1);
        using var checks = new RecordingVerification(site.Get<RecordingVerifier>(), site.Get<StoreWriter>(), site.Clock, NullLogger<RecordingVerification>.Instance);
        checks.Run.ShouldBeNull();
        checks.TryStart("anna").ShouldBeTrue();
        checks.TryStart("bob").ShouldBeFalse();
        await checks.StartAsync(Ct);
        await Eventually.IsTrueAsync(() => checks.Run!.FinishedAt is not null, "the check ended");
        (checks.Run!.By, checks.Run.Done, checks.Run.Found).ShouldBe(("anna", 1, 0));
        checks.TryStart("bob").ShouldBeTrue();
        await Eventually.IsTrueAsync(() => checks.Run!.FinishedAt is not null, "the second check ended");
        await checks.StopAsync(Ct);
        await using var db = await site.Get<IDbContextFactory<AppDb>>().CreateDbContextAsync(Ct);
        (await db.AuditEntries.Where(a => a.Command == "recording.verify-all").OrderBy(a => a.Seq).Select(a => a.ActorId).ToListAsync(Ct)).ShouldBe(["anna", "bob"]);
    }

    [Fact]
    public async Task File_ThatCannotBeRead_IsAFindingOfItsOwnAndTheOthersAreChecked()
    {
        var keys = new RecordingKeys([RecordingKey.Generate("2026-11")]);
        await using var site = await RecordingSite.OpenAsync(keys);
        var (circle, vanished, cut) = (await site.RecordAsync(1), await site.RecordAsync(1), await site.SealAsync(1, s => s[..^1]));
        var (exchanged, whole) = (await site.SealAsync(1, s => s, Guid.CreateVersion7()), await site.SealAsync(1, s => s));
        var changed = await site.RecordAsync(0);
        await site.Chain.RunAsync(Ct);
        // Both exist for who asks, and neither can be opened: by nobody, be he root.
        Link(site.PathOf(circle.RelativePath), site.PathOf(circle.RelativePath));
        Link(site.PathOf(vanished.RelativePath), site.PathOf("nowhere"));
        await File.AppendAllTextAsync(site.PathOf(changed.RelativePath), "x", Ct);

        var run = await site.VerifyAsync();
        run.Findings.Select(f => (f.Fault, f.Subject)).ShouldBe(
            [
                (IntegrityFault.FileUnreadable, circle.RelativePath),
                (IntegrityFault.FileMissing, vanished.RelativePath),
                (IntegrityFault.FileUnreadable, cut.RelativePath),
                (IntegrityFault.FileExchanged, exchanged.RelativePath),
                (IntegrityFault.FileChanged, changed.RelativePath),
            ],
            ignoreOrder: true);
        (run.Done, run.Total).ShouldBe((6, 6));
        run.Findings.ShouldNotContain(f => f.Subject == whole.RelativePath);
    }

    [Fact]
    public async Task List_ThatCannotBeRead_IsAFindingAndItsDayIsCheckedByTheRows()
    {
        await using var site = await RecordingSite.OpenAsync();
        var row = await site.RecordAsync(1);
        await site.Chain.RunAsync(Ct);
        var list = RecordingChain.ListOf(site.Settings, new DateOnly(2026, 11, 21));
        Link(list, list);
        File.Delete(site.PathOf(row.RelativePath));
        (await site.VerifyAsync()).Findings.Select(f => f.Fault).ShouldBe([IntegrityFault.FileUnreadable, IntegrityFault.FileMissing]);
    }

    [Fact]
    public void Manifest_ReadBack_IsTheSame_AndItsHashDoesNotDependOnTheOrder()
    {
        RecordingManifestLine[] lines = [.. Enumerable.Range(1, 5).Select(i => new RecordingManifestLine(Guid.CreateVersion7(), new string('b', 64), i, i * 10))];
        var manifest = RecordingManifest.Of(new DateOnly(2026, 11, 22), RecordingManifest.NoDay, lines);
        RecordingManifest.Of(manifest.Day, manifest.Previous, lines.Reverse()).Hash().ShouldBe(manifest.Hash());
        RecordingManifest.TryParse(manifest.ToText())!.Hash().ShouldBe(manifest.Hash());
        RecordingManifest.TryParse("nonsense").ShouldBeNull();
    }

    private static void Link(string path, string target)
    {
        File.Delete(path);
        File.CreateSymbolicLink(path, target);
    }
}
