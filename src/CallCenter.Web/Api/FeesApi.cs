using System.Collections.Immutable;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Quotations;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain.Fees;
using Crm.Domain.Quotations;
using Crm.Domain.Warranty;
using Persistence;
using Persistence.Catalogue;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/tickets/{number}/fees</c> and <c>…/quotations</c>: prices of the ticket's day, warranty of its snapshot.</summary>
internal static class FeesApi
{
    private const int MostEach = 20;
    private const int MostPieces = 99;

    public static void MapFees(this RouteGroupBuilder api)
    {
        var ticket = api.MapGroup("/tickets/{number}");
        ticket.MapPost("/fees", FeesAsync).RequireAuthorization(Rights.CustomerRead).WithName("PreviewFees").Produces<FeesWire>().ProducesProblem(400).ProducesProblem(404);
        ticket.MapGet("/quotations", ListAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListQuotations").Produces<Page<QuotationWire>>();
        ticket.MapPost("/quotations", BeginAsync).RequireAuthorization(Rights.TicketEdit).WithName("CreateQuotation").Produces<QuotationWire>(201).ProducesProblem(409);
        ticket.MapGet("/quotations/{quotation}", FindAsync).RequireAuthorization(Rights.CustomerRead).WithName("GetQuotation").Produces<QuotationWire>().ProducesProblem(404);
        ticket.MapPost("/quotations/{quotation}/transitions", StepAsync).RequireAuthorization(Rights.TicketEdit).WithName("StepQuotation").Produces<QuotationWire>().ProducesProblem(409);
    }

    private static async Task<IResult> FeesAsync(string number, FeesBody body, QuotationDesk desk, TicketQuery tickets, CancellationToken ct)
    {
        if (await tickets.FindAsync(number, ct) is not { } card)
            return ApiProblems.NotFound("ticket", number);
        var book = await desk.BookAsync(card, ct);
        return Read(body, card, book, out var facts) is { } problem ? problem : TypedResults.Ok(FeesWire.From(FeeRules.Calculate(facts, book.Prices), facts.Day));
    }

    private static async Task<IResult> ListAsync(string number, QuotationDesk desk, TicketQuery tickets, CancellationToken ct) => await tickets.FindAsync(number, ct) is { } card
        ? TypedResults.Ok(new Page<QuotationWire>([.. (await desk.Store.OfTicketAsync(card.Ticket.Id, ct)).Select(q => QuotationWire.From(q, desk.Today))], null))
        : ApiProblems.NotFound("ticket", number);

    private static async Task<IResult> BeginAsync(string number, FeesBody body, QuotationDesk desk, TicketQuery tickets, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        if (await tickets.FindAsync(number, ct) is not { } card)
            return ApiProblems.NotFound("ticket", number);
        var book = await desk.BookAsync(card, ct);
        if (Read(body, card, book, out var facts) is { } problem)
            return problem;
        var content = new QuotationCommand.Edit(desk.LinesOf(FeeRules.Calculate(facts, book.Prices), book), body.ValidDays ?? QuotationRules.UsualDays, body.Note ?? "");
        return await desk.Store.BeginAsync(card.Ticket.Id, content, facts.Day, ActorOf(person, http), ct) switch
        {
            SaveResult<Quotation>.Saved saved => TypedResults.Created($"{ApiRoutes.Prefix}/tickets/{number}/quotations/{saved.Value.Number}", QuotationWire.From(saved.Value, desk.Today)),
            SaveResult<Quotation>.Refused refused => CatalogueApi.Problem(refused.Refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static async Task<IResult> FindAsync(string number, string quotation, QuotationDesk desk, CancellationToken ct) =>
        await desk.Store.FindAsync(number, quotation, ct) is { } found ? TypedResults.Ok(QuotationWire.From(found, desk.Today)) : ApiProblems.NotFound("quotation", quotation);

    private static async Task<IResult> StepAsync(string number, string quotation, QuotationStepBody body, QuotationDesk desk, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        if (await desk.Store.FindAsync(number, quotation, ct) is not { } found)
            return ApiProblems.NotFound("quotation", quotation);
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version the step is made on");
        QuotationCommand? command = Words.TryRead(body.To, out QuotationState to) ? to switch
        {
            QuotationState.Sent => new QuotationCommand.Send(),
            QuotationState.Accepted => new QuotationCommand.Accept(body.Answer),
            QuotationState.Declined => new QuotationCommand.Decline(body.Answer),
            _ => null,
        } : null;
        if (command is null)
            return ApiProblems.BadField("to", body.To, "sent, accepted or declined");
        return await desk.Store.ChangeAsync(found.Id, version, command, ActorOf(person, http), ct) switch
        {
            SaveResult<Quotation>.Saved saved => TypedResults.Ok(QuotationWire.From(saved.Value, desk.Today)),
            SaveResult<Quotation>.Refused refused => CatalogueApi.Problem(refused.Refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static IResult? Read(FeesBody body, TicketCard card, FeeBook book, out FeeCase facts)
    {
        facts = QuotationDesk.CaseOf(card);
        if (body.Items?.Count > MostEach || body.Items?.Any(i => i.Quantity is < 1 or > MostPieces || book.Items.All(known => known.Code != i.Code)) is true)
            return ApiProblems.BadField("items", null, $"at most {MostEach} service items of the catalogue, 1 to {MostPieces} each");
        if (body.Kilometres is < 0 or > Crm.Domain.Catalogue.CatalogueRules.FarthestKm)
            return ApiProblems.BadField("kilometres", body.Kilometres, $"0 to {Crm.Domain.Catalogue.CatalogueRules.FarthestKm}");
        var parts = ImmutableArray.CreateBuilder<FeePart>();
        foreach (var part in body.Parts ?? [])
        {
            var row = book.Parts.FirstOrDefault(p => part.Position is null ? p.PartNo == part.PartNo : p.Position == part.Position && (part.PartNo is null || p.PartNo == part.PartNo));
            if (row is null || part.Quantity is < 1 or > MostPieces || parts.Count == MostEach)
                return ApiProblems.BadField("parts", part.PartNo ?? part.Position, $"at most {MostEach} parts of the model, 1 to {MostPieces} each");
            parts.Add(new FeePart(row.PartNo, part.Quantity, row.Coverage, row.Position));
        }

        facts = facts with
        {
            Items = [.. body.Items ?? []], Parts = parts.ToImmutable(), Level = body.Level, Liability = body.Liability,
            Trip = body.Kilometres is { } kilometres ? new ServiceTrip(kilometres, body.IsCity) : null,
        };
        return null;
    }

    private static Actor ActorOf(ClaimsPrincipal person, HttpContext http) => PersonClaims.ActorOf(person) with { Workstation = http.Connection.RemoteIpAddress?.ToString() };
}
