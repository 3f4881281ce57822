using Crm.Domain.Knowledge;
using Crm.Domain.Tickets;
using Persistence;
using Persistence.Knowledge;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>Changes articles and lets the search follow: what was published is found by the next search.</summary>
internal sealed class ArticleChanges(ArticleStore store, KnowledgeKeeper keeper)
{
    public Task<SaveResult<Article>> BeginAsync(string number, ArticleContent content, Actor actor, CancellationToken ct) => store.BeginAsync(number, content, actor, ct);

    public async Task<SaveResult<Article>> ChangeAsync(string number, int version, IReadOnlyList<ArticleCommand> commands, Actor actor, CancellationToken ct)
    {
        var result = await store.ChangeAsync(number, version, commands, actor, ct);
        // A draft changes nothing that is searched.
        if (result is SaveResult<Article>.Saved && commands.Any(c => c is ArticleCommand.Publish or ArticleCommand.Retire or ArticleCommand.Confirm))
            await keeper.FollowAsync(number);
        return result;
    }

    public async Task<SaveResult<bool>> VoteAsync(string number, TicketId? ticket, bool isSolved, Actor actor, CancellationToken ct)
    {
        var result = await store.VoteAsync(number, ticket, isSolved, actor, ct);
        if (result is SaveResult<bool>.Saved)
            await keeper.FollowAsync(number);
        return result;
    }
}
