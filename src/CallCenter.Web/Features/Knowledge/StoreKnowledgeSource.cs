using System.Runtime.CompilerServices;
using KnowledgeBase.Index;
using Persistence.Knowledge;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>The truth behind the search: the articles in force, from the database.</summary>
internal sealed class StoreKnowledgeSource(ArticleQuery articles) : IKnowledgeSource
{
    public async IAsyncEnumerable<KnowledgeDocument> ReadAllAsync([EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var live in articles.LiveAsync(ct))
        {
            foreach (var document in KnowledgeDocument.Of(live.Article, live.Votes))
                yield return document;
        }
    }
}
