using System.Security.Claims;
using CallCenter.Web.Access;
using Crm.Domain;
using Crm.Domain.Lists;
using Microsoft.AspNetCore.WebUtilities;
using Persistence;
using Persistence.Lists;

namespace CallCenter.Web.Features.Lists;

/// <summary>Reads which list somebody asks for: by a saved list's id, by a query, or by both.</summary>
internal sealed class ListLookUp(SavedListStore lists, BusinessClock clock)
{
    /// <summary>Who looks.</summary>
    public static ListReader ReaderOf(ClaimsPrincipal person) => new(person.Identity?.Name ?? "", [.. person.FindAll(ClaimTypes.Role).Select(c => c.Value)]);

    /// <summary>Whether a person may share lists: who sees the floor.</summary>
    public static bool MayShare(ClaimsPrincipal person) => RoleRights.Has(person, Rights.FloorSee);

    /// <summary>The query, checked with the rights of who asks; a shared list gives nobody more than he has.</summary>
    /// <param name="subject">Of which list.</param>
    /// <param name="list">A saved list's id, or null.</param>
    /// <param name="query">A query as JSON, or null.</param>
    /// <param name="person">Who asks.</param>
    /// <param name="ct">Stops the reading.</param>
    /// <returns>The criteria, null for everything; the saved list; or why not.</returns>
    public async Task<(ListCriteria? Criteria, SavedList? List, Refusal? Refusal)> ReadAsync(ListSubject subject, Guid? list, string? query, ClaimsPrincipal person, CancellationToken ct)
    {
        SavedList? saved = null;
        if (list is { } id && (saved = await lists.FindAsync(ReaderOf(person), id, ct)) is null)
            return (null, null, Refusal.Of(Refusal.NotFound, ("list", id.ToString())));
        if (saved is not null && saved.Draft.Subject != subject)
            return (null, null, Refusal.Of(Refusal.NotFound, ("list", saved.Id.ToString())));
        List<QueryNode> nodes = [];
        foreach (var json in new[] { saved?.Draft.Query, query })
        {
            if (string.IsNullOrWhiteSpace(json))
                continue;
            var (node, refusal) = QueryJson.Read(subject, json, RoleRights.Has(person, Rights.CustomerReveal));
            if (refusal is not null)
                return (null, saved, refusal);
            nodes.Add(node!);
        }

        var today = SiteZone.DayOf(clock.GetUtcNow());
        return nodes switch
        {
            [] => (null, saved, null),
            [var only] => (new ListCriteria(only, today), saved, null),
            _ => (new ListCriteria(new QueryNode.Group(true, [.. nodes]), today), saved, null),
        };
    }

    /// <summary>What a page shows first: what its address says, else the list that the person starts with.</summary>
    /// <param name="subject">Of which list.</param>
    /// <param name="uri">The page's address.</param>
    /// <param name="person">Who opens it.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<ListView> StartAsync(ListSubject subject, string uri, ClaimsPrincipal person, CancellationToken ct)
    {
        var asked = QueryHelpers.ParseQuery(new Uri(uri).Query);
        var (list, query) = (asked.GetValueOrDefault("list").ToString(), asked.GetValueOrDefault("query").ToString());
        if (list.Length == 0 && query.Length == 0)
            return await lists.DefaultAsync(ReaderOf(person), subject, ct) is { } first ? await ShowAsync(subject, first.Id, null, person, ct) : ListView.Everything;
        return await ShowAsync(subject, Guid.TryParse(list, out var id) ? id : null, query, person, ct);
    }

    /// <summary>A saved list or a query, as a page shows it.</summary>
    public async Task<ListView> ShowAsync(ListSubject subject, Guid? list, string? query, ClaimsPrincipal person, CancellationToken ct)
    {
        var (criteria, saved, refusal) = await ReadAsync(subject, list, query, person, ct);
        return refusal is null ? new ListView(saved, criteria) : ListView.Everything with { Refusal = refusal };
    }
}
