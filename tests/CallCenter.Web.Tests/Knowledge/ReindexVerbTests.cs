using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using CallCenter.Web.Features.Knowledge;
using Shouldly;
using Xunit;

namespace CallCenter.Web.Tests.Knowledge;

/// <summary>What the operator's verb answers to the shell.</summary>
public sealed class ReindexVerbTests
{
    private const int Failed = 1;

    [Fact]
    public async Task Reindex_OnAFolderNobodyWorksOn_BuildsTheFile()
    {
        using var folder = new TempFolder();
        (await CommandLine.RunAsync(["reindex", $"--Data:Directory={folder.Path}"])).ShouldBe(0);
        File.Exists(Index(folder)).ShouldBeTrue();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Reindex_WhileTheCallCentreRuns_IsRefusedAndTouchesNothing()
    {
        using var folder = new TempFolder();
        using (IndexLock.TryTake(Index(folder)))
            (await CommandLine.RunAsync(["reindex", $"--Data:Directory={folder.Path}"])).ShouldBe(Failed);
        File.Exists(Index(folder)).ShouldBeFalse();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Reindex_WithAnUnknownOption_IsRefused()
    {
        using var folder = new TempFolder();
        (await CommandLine.RunAsync(["reindex", "--fast", $"--Data:Directory={folder.Path}"])).ShouldBe(Failed);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    private static string Index(TempFolder folder) => Path.Combine(folder.Path, "index", "knowledge.db");
}
