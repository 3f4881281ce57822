using Crm.Domain;
using Crm.Domain.Lists;
using Persistence.Lists;

namespace CallCenter.Web.Features.Lists;

/// <summary>The list that a page shows: a saved one, a query of its own, or everything.</summary>
/// <param name="List">The saved list, or null.</param>
/// <param name="Criteria">Its query, or null for everything.</param>
/// <param name="Refusal">Why the address's list or query cannot be shown.</param>
public sealed record ListView(SavedList? List, ListCriteria? Criteria, Refusal? Refusal = null)
{
    /// <summary>The word in the address that says everything although one's page starts with a list.</summary>
    public const string All = "all";

    /// <summary>Everything.</summary>
    public static ListView Everything { get; } = new(null, null);

    /// <summary>The same for an address: of the page, of a file, of the API.</summary>
    public string QueryString => List is { } list ? "list=" + list.Id.ToString("D") : Criteria is { } criteria ? "query=" + Uri.EscapeDataString(QueryJson.Write(criteria.Query)) : "";

    /// <summary>How many conditions the query has.</summary>
    public int Conditions => Criteria is null ? 0 : Count(Criteria.Query);

    private static int Count(QueryNode node) => node is QueryNode.Group group ? group.Nodes.Sum(Count) : 1;
}
