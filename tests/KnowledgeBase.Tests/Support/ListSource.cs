using System.Runtime.CompilerServices;
using KnowledgeBase.Index;

namespace KnowledgeBase.Tests.Support;

/// <summary>Articles in memory; may be told to fail.</summary>
internal sealed class ListSource(IEnumerable<KnowledgeDocument> documents) : IKnowledgeSource
{
    public List<KnowledgeDocument> Documents { get; } = [.. documents];

    public Exception? Fault { get; set; }

    public int Reads { get; private set; }

    public async IAsyncEnumerable<KnowledgeDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        Reads++;
        foreach (var document in Documents.ToList())
        {
            await Task.Yield();
            ct.ThrowIfCancellationRequested();
            if (Fault is { } fault) throw fault;
            yield return document;
        }
    }
}
