using AfterSales.Tests.Shared;
using Shouldly;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

/// <summary>What people said is for the server's account alone, on the disk too.</summary>
public sealed class OwnerOnlyTests
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Recording_WhileItRunsAndAfter_IsItsOwnersAlone(bool isSealed)
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no modes.");
        using var folder = new TempFolder();
        var root = folder.File("data/recordings");
        await using var bench = await MediaBench.StartAsync(o => o with { RecordingsDirectory = root, RecordingKeys = RecordUntilKilled.Keys, SealRecordings = isSealed });
        var (customer, leg, toCustomer) = bench.Call();
        var id = MediaBench.NewRecording();
        bench.Engine.StartRecording(leg, id, "2026/11/22/one.wav");
        await customer.SayAsync(toCustomer, TestVoice.Tone(500, 200), Ct);
        var path = Path.Combine(root, "2026/11/22/one.wav" + (isSealed ? RecordingContent.SealedEnding : ""));
        await Eventually.IsTrueAsync(() => File.Exists(path) && new FileInfo(path).Length > 1000, "audio on disk");
        ModeOf(path).ShouldBe(OwnFile);
        ModeOf(Path.Combine(root, ".open", id.ToString())).ShouldBe(OwnFile);
        bench.Engine.StopRecording(id);
        await bench.ClosedAsync(id);

        RecordingContent.Keep(id, path + ".peaks", [1, 2, 3], isSealed, RecordUntilKilled.Keys);
        string[] files = [path, path + ".peaks"];
        files.Select(ModeOf).ShouldAllBe(m => m == OwnFile);
        string[] folders = [folder.File("data"), root, Path.Combine(root, ".open"), Path.Combine(root, "2026"), Path.Combine(root, "2026/11"), Path.Combine(root, "2026/11/22")];
        folders.Where(f => ModeOf(f) != OwnFolder).ShouldBeEmpty();
    }

    [Fact]
    public void File_ThatExists_IsNotTakenForNew()
    {
        using var folder = new TempFolder();
        OwnerOnly.Write(folder.File("x"), [1, 2, 3]);
        OwnerOnly.Write(folder.File("x"), [4]);
        File.ReadAllBytes(folder.File("x")).ShouldBe([4]);
        Should.Throw<IOException>(() => OwnerOnly.Create(folder.File("x")));
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? throw new PlatformNotSupportedException() : File.GetUnixFileMode(path);
}
