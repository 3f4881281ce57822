using System.Runtime.CompilerServices;
using KnowledgeBase.Index;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>Tells how many documents were read so far.</summary>
internal sealed class CountedSource(IKnowledgeSource inner, Action<int> tell) : IKnowledgeSource
{
    /// <summary>Documents between two tellings: a terminal is slower than the index.</summary>
    private const int Step = 50;

    public async IAsyncEnumerable<KnowledgeDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var count = 0;
        await foreach (var document in inner.ReadAllAsync(ct))
        {
            if (++count % Step == 0)
                tell(count);
            yield return document;
        }

        tell(count);
    }
}
