using System.Collections.Frozen;
using System.Security.Claims;
using CallCenter.Web.Api;
using CallCenter.Web.Features.Dispatch;
using CallCenter.Web.Features.Knowledge;
using CallCenter.Web.Features.Me;
using CallCenter.Web.Features.Quotations;
using CallCenter.Web.Features.Sites;
using CallCenter.Web.Features.Tickets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Persistence.Dispatch;

namespace CallCenter.Web.Access;

/// <summary>The wall around the accounts of service sites (LX-24, XJ-01): every page and route is asked here, before any of its own rules.
/// What is not named here is closed to them, so that a new page or route is closed until somebody has thought about it.</summary>
internal sealed class SiteWall(SiteSight sight) : AuthorizationHandler<WithinOwnSite>
{
    private const string TicketRoute = ApiRoutes.Prefix + "/tickets/{id}";
    private const string AttachmentRoute = ApiRoutes.Prefix + "/attachments/{attachment:guid}";

    // Pages that show no more than their own site by themselves.
    private static readonly FrozenSet<Type> Pages = new[]
    {
        typeof(TicketsPage), typeof(MentionsPage), typeof(DispatchPage), typeof(SlipPage), typeof(SitesPage), typeof(TechniciansPage), typeof(AbsencesPage),
        typeof(KnowledgeHome), typeof(ArticlePage), typeof(MePage),
    }.ToFrozenSet();

    // Pages about one ticket: which value of the address names it.
    private static readonly FrozenDictionary<Type, string> TicketPages = new Dictionary<Type, string>
    {
        [typeof(TicketPage)] = nameof(TicketPage.Number),
        [typeof(QuotationPage)] = nameof(QuotationPage.Number),
    }.ToFrozenDictionary();

    // Routes that answer with no more than their own site by themselves, or with what belongs to nobody.
    private static readonly FrozenSet<string> Routes = new[]
    {
        "/tickets/", "/tickets/export", "/dispatches/", "/dispatches/export", "/dispatches/candidates", "/dispatches/{id}", "/dispatches/{id}/transitions",
        "/service-sites", "/service-sites/export", "/service-sites/{code}", "/technicians", "/technicians/export", "/technicians/{code}", "/absences", "/absences/{id:guid}",
        "/search", "/events", "/phone-numbers/normalize", "/mentions", "/lists/", "/lists/fields", "/lists/{id:guid}", "/lists/{id:guid}/transitions", "/knowledge/search",
        "/articles/", "/articles/{number}", "/articles/{number}/versions/{version:int}", "/articles/{number}/votes", "/catalogue/", "/catalogue/{table}", "/codes", "/service-levels/",
    }.Select(r => ApiRoutes.Prefix + r).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those routes; a test proves that each is one.</summary>
    internal static IReadOnlyCollection<string> OpenRoutes => Routes;

    private static readonly string[] Doors = ["/tickets", "/dispatch", "/knowledge", "/admin/sites", "/admin/technicians", "/admin/absences"];

    /// <summary>Whether the frame shows the door of a page to the person.</summary>
    public static bool ShowsDoor(ClaimsPrincipal person, string path) => SiteScope.Of(person) is null || Doors.Contains(path, StringComparer.Ordinal);

    /// <inheritdoc/>
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, WithinOwnSite requirement)
    {
        if (SiteScope.Of(context.User) is not { } site || await IsOpenAsync(site, context.Resource))
            context.Succeed(requirement);
    }

    private Task<bool> IsOpenAsync(string site, object? resource) => resource switch
    {
        Microsoft.AspNetCore.Components.RouteData route => IsOpenAsync(site, route.PageType, name => Text(route.RouteValues.FirstOrDefault(v => string.Equals(v.Key, name, StringComparison.OrdinalIgnoreCase)).Value), CancellationToken.None),
        HttpContext http when http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is { } page =>
            IsOpenAsync(site, page.Type, name => Text(http.Request.RouteValues[name]), http.RequestAborted),
        HttpContext http => IsOpenAsync(site, http),
        // A part of a page asks for the right alone.
        _ => Task.FromResult(true),
    };

    private Task<bool> IsOpenAsync(string site, Type page, Func<string, string?> value, CancellationToken ct) =>
        TicketPages.TryGetValue(page, out var name) ? sight.SeesTicketAsync(site, value(name), ct) : Task.FromResult(Pages.Contains(page));

    private Task<bool> IsOpenAsync(string site, HttpContext http)
    {
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        var ct = http.RequestAborted;
        return route switch
        {
            _ when Routes.Contains(route) || route.TrimEnd('/') == OwnSettingsRoutes.Path => Task.FromResult(true),
            _ when route == TicketRoute || route.StartsWith(TicketRoute + "/", StringComparison.Ordinal) => sight.SeesTicketAsync(site, Text(http.Request.RouteValues["id"]), ct),
            _ when route == QuotationPdf.Route => sight.SeesTicketAsync(site, Text(http.Request.RouteValues["number"]), ct),
            _ when route.StartsWith(AttachmentRoute, StringComparison.Ordinal) =>
                Guid.TryParse(Text(http.Request.RouteValues["attachment"]), out var file) ? sight.SeesAttachmentAsync(site, file, ct) : Task.FromResult(false),
            _ => Task.FromResult(false),
        };
    }

    private static string? Text(object? value) => value?.ToString();
}
