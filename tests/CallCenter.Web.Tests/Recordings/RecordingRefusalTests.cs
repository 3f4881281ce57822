using System.Security.Claims;
using CallCenter.Web.Composition.Verbs;
using CallCenter.Web.Features.Recordings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence.History;
using Persistence.Users;
using Shouldly;
using Telephony.Media.Recording;
using Xunit;

namespace CallCenter.Web.Tests.Recordings;

/// <summary>A file that is not what its row says is given to nobody, and the refusal says why.</summary>
public sealed class RecordingRefusalTests
{
    private static readonly RecordingKeys s_keys = new([RecordingKey.Generate("2026-11")]);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ClaimsPrincipal Supervisor => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "supervisor1"), new Claim(ClaimTypes.Role, Roles.Supervisor)], "test"));

    [Fact]
    public async Task File_OfAnotherRecording_IsNeitherPlayedNorTakenNorDrawnNorCalledIntact()
    {
        await using var site = await RecordingSite.OpenAsync(s_keys);
        var row = await site.SealAsync(1, s => s, Guid.CreateVersion7());
        (await RefusalsAsync(site, row)).ShouldAllBe(t => t == "RecordingFileIsExchanged");
        (await VerifyAsync(site, row)).ShouldBe("exchanged");
        var target = site.PathOf("copy.wav");
        (await Should.ThrowAsync<VerbException>(() => ExportAsync(site, row, target))).Message.ShouldContain("was made for recording");
    }

    [Fact]
    public async Task File_ThatTheDiskDoesNotGiveOut_IsRefusedByName()
    {
        await using var site = await RecordingSite.OpenAsync(s_keys);
        var row = await site.RecordAsync(1);
        var path = site.PathOf(row.RelativePath);
        File.Delete(path);
        File.CreateSymbolicLink(path, path);
        (await RefusalsAsync(site, row)).ShouldAllBe(t => t == "RecordingFileIsUnreadable");
        (await VerifyAsync(site, row)).ShouldBe("unreadable");
    }

    [Fact]
    public async Task File_OfItsOwnRecording_IsIntact()
    {
        await using var site = await RecordingSite.OpenAsync(s_keys);
        (await VerifyAsync(site, await site.SealAsync(1, s => s))).ShouldBe("ok");
        (await VerifyAsync(site, await site.SealAsync(1, s => s[..^1]))).ShouldBe("damaged");
    }

    [Fact]
    public async Task Exports_AndKeyFiles_AreTheirOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no modes.");
        await using var site = await RecordingSite.OpenAsync(s_keys);
        var (copy, key) = (site.PathOf("copy.wav"), site.PathOf("key"));
        await ExportAsync(site, await site.SealAsync(1, s => s), copy);
        await RecordingVerbs.RecordingsAsync(new VerbArguments(["recordings", "key", "2026-12", key]), site.Get<IServiceProvider>());
        await site.Chain.RunAsync(Ct);

        string[] files = [copy, key, RecordingChain.ListOf(site.Settings, new DateOnly(2026, 11, 21))];
        files.Select(ModeOf).ShouldAllBe(m => m == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        RecordingKeys.Parse(await File.ReadAllTextAsync(key, Ct)).Current!.Id.ShouldBe("2026-12");
        await Should.ThrowAsync<VerbException>(() => RecordingVerbs.RecordingsAsync(new VerbArguments(["recordings", "key", "2026-12", key]), site.Get<IServiceProvider>()));
    }

    private static Task ExportAsync(RecordingSite site, RecordingRow row, string target) =>
        RecordingVerbs.RecordingsAsync(new VerbArguments(["recordings", "export", row.Id.ToString("D"), target]), site.Get<IServiceProvider>());

    private static async Task<string> VerifyAsync(RecordingSite site, RecordingRow row)
    {
        var access = ActivatorUtilities.CreateInstance<RecordingAccess>(site.Get<IServiceProvider>());
        return (await access.VerifyAsync(row, access.PathOf(row)!, Supervisor, Ct)).Status;
    }

    private static async Task<IReadOnlyList<string?>> RefusalsAsync(RecordingSite site, RecordingRow row)
    {
        var access = ActivatorUtilities.CreateInstance<RecordingAccess>(site.Get<IServiceProvider>());
        using var waveforms = new WaveformFiles(s_keys, NullLogger<WaveformFiles>.Instance);
        var context = new DefaultHttpContext { User = Supervisor };
        IResult[] answers =
        [
            await RecordingFiles.AudioAsync(row.Id, access, context, Ct),
            await RecordingFiles.DownloadAsync(row.Id, access, context, Ct),
            await RecordingFiles.PeaksAsync(row.Id, null, access, waveforms, context, Ct),
        ];
        return [.. answers.Select(a => a.ShouldBeOfType<ProblemHttpResult>().ProblemDetails.Title)];
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);
}
