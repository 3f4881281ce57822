using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Knowledge;
using KnowledgeBase.Index;
using Microsoft.Extensions.Logging.Abstractions;
using Persistence;
using Persistence.Knowledge;

namespace CallCenter.Web.Composition.Verbs;

/// <summary>The verb about the knowledge search.</summary>
internal static class KnowledgeVerbs
{
    public static async Task ReindexAsync(VerbArguments arguments, IServiceProvider services)
    {
        arguments.Only();
        var settings = services.GetRequiredService<AppSettings>();
        var clock = services.GetRequiredService<TimeProvider>();
        using var taken = IndexLock.TryTake(settings.Data.KnowledgeIndex)
            ?? throw new VerbException("The call centre runs on this data folder and keeps its index itself; to build it anew use POST /api/v1/knowledge/reindex.");
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(CancellationToken.None);
        var started = clock.GetTimestamp();
        var source = new CountedSource(new StoreKnowledgeSource(services.GetRequiredService<ArticleQuery>()), n => Console.Write($"\r  {n:N0} documents   "));
        await using var index = new KnowledgeIndex(settings.Data.KnowledgeIndex, source, clock, NullLogger<KnowledgeIndex>.Instance);
        await index.RebuildAsync(CancellationToken.None);
        Console.WriteLine();
        if (index.Health is { State: not IndexState.Ready } broken)
            throw new VerbException($"The index could not be written to '{settings.Data.KnowledgeIndex}' ({broken.LastFault}).");
        Console.WriteLine($"Indexed {index.Health.Documents:N0} documents in {clock.GetElapsedTime(started).TotalSeconds:0.0} s.");
    }
}
