using System.Globalization;
using System.Security.Claims;
using CallCenter.Web.Access;
using Crm.Domain.Knowledge;
using KnowledgeBase.Index;
using KnowledgeBase.Search;
using Persistence.Knowledge;

namespace CallCenter.Web.Features.Knowledge;

/// <summary>Searches for a person: his language, what he may read, and what he missed is remembered.</summary>
internal sealed class KnowledgeSearch(IKnowledgeIndex index, KnowledgeGapStore gaps)
{
    /// <summary>What the index is doing.</summary>
    public IndexHealth Health => index.Health;

    /// <summary>The language of the page.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? ArticleLanguages.Chinese : ArticleLanguages.English;

    /// <summary>Who may read work that a customer must never be told to do: those who send technicians, and those who write.</summary>
    public static ArticleAudience ReaderOf(ClaimsPrincipal person) =>
        RoleRights.Has(person, Rights.DispatchWork) || RoleRights.Has(person, Rights.KnowledgeEdit) ? ArticleAudience.Technician : ArticleAudience.Agent;

    /// <summary>Whether a person may read an article in force.</summary>
    public static bool MayRead(ClaimsPrincipal person, ArticleContent content) =>
        content.Audience != ArticleAudience.Technician || ReaderOf(person) == ArticleAudience.Technician;

    /// <summary>One page of hits. The index is a file on this machine: the work is done on the caller's thread and takes a few milliseconds.</summary>
    public Task<KnowledgePage> FindAsync(KnowledgeQuery query, CancellationToken ct) => index.SearchAsync(query, ct);

    /// <summary>Remembers that a finished search found nothing; without its words when they may name a person.</summary>
    public Task MissedAsync(string typed, CancellationToken ct) => gaps.NoteAsync(typed, Language, ct);

    /// <summary>What was missed most and is missing still: a text that finds something by now leaves the list.</summary>
    public async Task<IReadOnlyList<KnowledgeGapRow>> GapsAsync(int limit, CancellationToken ct)
    {
        var all = await gaps.ListAsync(limit, ct);
        List<KnowledgeGapRow> open = [];
        foreach (var gap in all)
        {
            if ((await index.SearchAsync(new KnowledgeQuery { Text = gap.Text, Language = gap.Language, Limit = 1 }, ct)).Total > 0)
                await gaps.SettleAsync([gap.Text], gap.Language, ct);
            else
                open.Add(gap);
        }

        return open;
    }

    /// <summary>Takes a text off the list because it needs no article.</summary>
    public Task SettleAsync(KnowledgeGapRow gap, CancellationToken ct) => gaps.SettleAsync([gap.Text], gap.Language, ct);
}
