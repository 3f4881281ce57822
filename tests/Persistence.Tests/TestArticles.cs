using Crm.Domain.Knowledge;
using Persistence.Knowledge;

namespace Persistence.Tests;

/// <summary>Articles that a ticket can name.</summary>
internal static class TestArticles
{
    /// <summary>Puts one into the store whose first version is in force.</summary>
    public static async Task PublishAsync(TestStore store, string number, CancellationToken ct)
    {
        await using var db = store.Open();
        db.Add(new ArticleRow { Id = new ArticleId(Guid.CreateVersion7()), Number = number, LiveVersion = 1, LastVersion = 1, CreatedAt = store.Clock.GetUtcNow(), UpdatedAt = store.Clock.GetUtcNow(), Version = 1 });
        await db.SaveChangesAsync(ct);
    }
}
