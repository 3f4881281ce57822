using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Features.Sites;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.Dispatch;
using Crm.Domain.PhoneNumbers;
using Persistence;
using Persistence.Dispatch;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/service-sites</c>, <c>/technicians</c>, <c>/absences</c>: master data of dispatch. A PUT gives the whole thing; its <c>version</c> is the one that is changed, 0 makes a new one.
/// Numbers are masked, and a masked number that comes back leaves the stored one as it is. An account of a site sees that site alone and does not change the site itself.</summary>
internal static class ServiceSitesApi
{
    public static void MapServiceSites(this RouteGroupBuilder api)
    {
        api.MapGet("/service-sites", ListAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListServiceSites");
        api.MapGet("/service-sites/export", SiteExport.SitesAsync).RequireAuthorization(Rights.SiteManage).WithName("ExportServiceSites");
        api.MapGet("/service-sites/{code}", FindAsync).RequireAuthorization(Rights.CustomerRead).WithName("GetServiceSite");
        api.MapPut("/service-sites/{code}", SaveSiteAsync).RequireAuthorization(Rights.SiteManage).WithName("SaveServiceSite");
        api.MapGet("/technicians", PeopleAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListTechnicians");
        api.MapGet("/technicians/export", SiteExport.TechniciansAsync).RequireAuthorization(Rights.SiteManage).WithName("ExportTechnicians");
        api.MapPut("/technicians/{code}", SavePersonAsync).RequireAuthorization(Rights.SiteManage).WithName("SaveTechnician");
        api.MapPost("/technicians/{code}/transitions", TripAsync).RequireAuthorization(Rights.TechnicianTrip).WithName("TripTechnician").Produces<Technician>().ProducesProblem(409);
        api.MapGet("/absences", AbsencesAsync).RequireAuthorization(Rights.DispatchWork).WithName("ListAbsences");
        api.MapPut("/absences/{id:guid}", SaveAbsenceAsync).RequireAuthorization(Rights.SiteManage).WithName("SaveAbsence");
        api.MapGet("/customers/{id}/service-wish", WishAsync).RequireAuthorization(Rights.CustomerRead).WithName("GetServiceWish");
        api.MapPut("/customers/{id}/service-wish", SetWishAsync).RequireAuthorization(Rights.DispatchWork).WithName("SetServiceWish");
    }

    private static async Task<IResult> ListAsync(DispatchQuery query, ClaimsPrincipal person, CancellationToken ct) =>
        TypedResults.Ok((await query.SitesAsync(ct)).Where(s => SiteScope.Sees(person, s.Code)).Select(Masked).ToList());

    private static async Task<IResult> FindAsync(string code, DispatchQuery query, ClaimsPrincipal person, CancellationToken ct) =>
        (await query.SitesAsync(ct)).FirstOrDefault(s => s.Code == code && SiteScope.Sees(person, s.Code)) is { } site ? TypedResults.Ok(Masked(site)) : ApiProblems.NotFound("site", code);

    private static async Task<IResult> SaveSiteAsync(string code, ServiceSite body, SiteStore store, DispatchQuery query, ClaimsPrincipal person, CancellationToken ct)
    {
        if (SiteScope.Of(person) is not null)
            return ApiProblems.NotFound("site", code);
        var old = (await query.SitesAsync(ct)).FirstOrDefault(s => s.Code == code);
        var site = body with { Code = code, E164 = Kept(body.E164, old?.E164) };
        return RuleAnswers.Of(await store.SaveAsync(site, Version(body.Version), PersonClaims.ActorOf(person), ct), s => TypedResults.Ok(Masked(s)));
    }

    private static async Task<IResult> PeopleAsync(string? site, SiteStore store, ClaimsPrincipal person, CancellationToken ct) =>
        TypedResults.Ok((await store.TechniciansAsync(ct)).Where(t => (site is null || t.SiteCode == site) && SiteScope.Sees(person, t.SiteCode)).Select(Masked).ToList());

    private static async Task<IResult> SavePersonAsync(string code, Technician body, SiteStore store, ClaimsPrincipal person, CancellationToken ct)
    {
        var old = (await store.TechniciansAsync(ct)).FirstOrDefault(t => t.Code == code);
        if (!SiteScope.Sees(person, body.SiteCode) || (old is not null && !SiteScope.Sees(person, old.SiteCode)))
            return ApiProblems.NotFound("technician", code);
        var next = body with { Code = code, E164 = Kept(body.E164, old?.E164) };
        return RuleAnswers.Of(await store.SaveAsync(next, Version(body.Version), PersonClaims.ActorOf(person), ct), t => TypedResults.Ok(Masked(t)));
    }

    private static async Task<IResult> TripAsync(string code, TripBody body, SiteStore store, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct)
    {
        if ((await store.TechniciansAsync(ct)).FirstOrDefault(t => t.Code == code) is not { } old || !SiteScope.Sees(person, old.SiteCode))
            return ApiProblems.NotFound("technician", code);
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version the step is made on");
        TripCommand? command = body.To switch
        {
            "tripped" => new TripCommand.Trip(body.From ?? SiteZone.DayOf(clock.GetUtcNow()), body.Until, body.Reason ?? ""),
            "normal" => new TripCommand.Reset(body.Reason ?? ""),
            _ => null,
        };
        return command is null
            ? ApiProblems.BadField("to", body.To, "tripped or normal")
            : RuleAnswers.Of(await store.TripAsync(code, version, command, PersonClaims.ActorOf(person), ct), t => TypedResults.Ok(Masked(t)));
    }

    private static async Task<IResult> AbsencesAsync(DateOnly? from, SiteStore store, BusinessClock clock, ClaimsPrincipal person, CancellationToken ct) =>
        TypedResults.Ok((await store.AbsencesAsync(from ?? SiteZone.DayOf(clock.GetUtcNow()), ct)).Where(a => SiteScope.Sees(person, a.SiteCode)).ToList());

    private static async Task<IResult> SaveAbsenceAsync(Guid id, Absence body, SiteStore store, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!SiteScope.Sees(person, body.SiteCode))
            return ApiProblems.NotFound("site", body.SiteCode);
        // One of another site is not his to take over either.
        if (await store.FindAbsenceAsync(id, ct) is { } old && !SiteScope.Sees(person, old.SiteCode))
            return ApiProblems.NotFound("absence", id.ToString("D"));
        return RuleAnswers.Of(await store.SaveAsync(body with { Id = id }, Version(body.Version), PersonClaims.ActorOf(person), ct), a => TypedResults.Ok(a));
    }

    private static async Task<IResult> WishAsync(string id, SiteStore store, CustomerQuery customers, CancellationToken ct)
    {
        if (await CustomerAsync(customers, id, ct) is not { } customer)
            return ApiProblems.NotFound("customer", id);
        var wish = await store.WishAsync(customer, ct);
        return TypedResults.Ok(new ServiceWishBody(wish?.SiteCode, wish?.TechnicianCode));
    }

    private static async Task<IResult> SetWishAsync(string id, ServiceWishBody body, SiteStore store, CustomerQuery customers, ClaimsPrincipal person, CancellationToken ct) =>
        await CustomerAsync(customers, id, ct) is { } customer
            ? RuleAnswers.Of(await store.WishAsync(customer, body.Site, body.Technician, PersonClaims.ActorOf(person), ct), w => TypedResults.Ok(new ServiceWishBody(w.SiteCode, w.TechnicianCode)))
            : ApiProblems.NotFound("customer", id);

    private static async Task<CustomerId?> CustomerAsync(CustomerQuery customers, string id, CancellationToken ct) =>
        Guid.TryParse(id, out var guid) ? (await customers.FindAsync(new CustomerId(guid), ct))?.Customer.Id : await customers.FindIdAsync(id, ct);

    private static ServiceSite Masked(ServiceSite site) => site with { E164 = MaskedOrNull(site.E164) };

    private static Technician Masked(Technician person) => person with { E164 = MaskedOrNull(person.E164) };

    private static string? MaskedOrNull(string? e164) => e164 is null ? null : PhoneNumber.Mask(e164);

    // What was read masked and comes back is no change.
    private static string? Kept(string? given, string? stored) => given is not null && given == MaskedOrNull(stored) ? stored : given;

    private static int? Version(int given) => given == 0 ? null : given;
}
