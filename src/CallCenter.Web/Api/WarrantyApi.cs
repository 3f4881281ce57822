using System.Collections.Immutable;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Customers;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.InstallBase;
using Crm.Domain.Warranty;
using Persistence;
using Persistence.InstallBase;
using Persistence.Warranty;

namespace CallCenter.Web.Api;

/// <summary><c>POST /api/v1/warranty/decide</c>: the what-if calculator of the guarantee. It keeps nothing and asks the same rules as the desk.</summary>
internal static class WarrantyApi
{
    /// <summary>Repairs, waits, contracts and terms that one question may name.</summary>
    private const int MaxFacts = 200;

    /// <summary>Closed days that one question may name: thirty years of weekends.</summary>
    private const int MaxDays = 4_000;

    private const int FirstYear = 1980;
    private const int LastYear = 2200;

    public static void MapWarranty(this RouteGroupBuilder api)
    {
        api.MapPost("/warranty/decide", DecideAsync).RequireAuthorization(Rights.CustomerRead).WithName("DecideWarranty")
            .WithSummary("What the guarantee gives for these facts, with every rule that was looked at; stateless").Produces<DecisionWire>().ProducesProblem(400).ProducesProblem(404);
        api.MapGet("/warranty/policies", PoliciesAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListWarrantyPolicies");
    }

    private static async Task<IResult> PoliciesAsync(PolicyStore policies, CancellationToken ct) =>
        TypedResults.Ok(new Page<WarrantyPolicy>([.. (await policies.ListAsync(ct)).Select(p => p.Policy)], null));

    private static async Task<IResult> DecideAsync(DecideBody body, UnitQuery units, PolicyStore policies, RestDays rest, BusinessClock clock, CrmWords words, CancellationToken ct)
    {
        if (Wrong(body) is { } problem)
            return problem;
        UnitCard? card = null;
        if (body.Serial is { } serial && (card = await units.FindAsync(serial, ct)) is null)
            return ApiProblems.NotFound("unit", serial);
        // Where two brands use the serial the brand says which unit is meant; else it is a fact of the question.
        if (card is { OtherBrands.IsEmpty: false })
        {
            if (string.IsNullOrEmpty(body.Brand))
                return ApiProblems.SharedSerial(card);
            if ((card = await units.FindAsync(body.Serial!, body.Brand, ct)) is null)
                return ApiProblems.NotFound("unit", body.Serial!);
            body = body with { Brand = null };
        }

        var today = body.Today ?? body.Fault?.ReportedOn ?? SiteZone.DayOf(clock.GetUtcNow());
        var table = await policies.TableAsync(ct);
        var (policy, choice) = Policy(body, card, table, today);
        var facts = Facts(body, card, policy) with
        {
            RollsOverRestDays = body.ClosedDays is not null || body.RollOver is true,
            RestDays = body.ClosedDays is { } closed ? [.. closed] : body.RollOver is true ? await rest.AroundAsync(today, ct) : [],
        };
        var asked = new WarrantyCase
        {
            Unit = facts,
            Choice = choice,
            ReportedOn = body.Fault?.ReportedOn ?? today,
            Today = today,
            Part = body.Fault?.Part ?? CoverageCodes.Whole,
            Exclusion = body.Fault?.Exclusion,
            Repairs = body.Repairs is { } repairs ? [.. repairs.Select(Repair)] : card?.Case.Repairs ?? [],
            Waits = body.Waits is { } waits ? [.. waits.Select(w => new RepairWait(w.From!.Value, w.To, w.Cause))] : card?.Case.Waits ?? [],
            Price = body.Price is { } fen ? new Money(fen) : null,
            IsSameModelAvailable = body.SameModelAvailable,
            Wish = body.Wish ?? Remedy.None,
            Trip = body.Trip is { } trip ? new ServiceTrip(trip.Km, trip.CityCentre, trip.ChargedAlready) : null,
        };

        // A stored unit asked as it is: its stored coverages count, not computed ones (invariant 3).
        if (card is not null && IsAsStored(body))
            asked = asked with { Stored = card.Coverages };
        var decision = EntitlementRules.Decide(asked);
        return TypedResults.Ok(DecisionWire.From(asked, decision, decision.Coverages, words));
    }

    private static bool IsAsStored(DecideBody body) => body is
    {
        Policy: null, Category: null, Brand: null, Model: null, Region: null, Use: null, PurchasedOn: null, InvoicedOn: null, ProducedOn: null, InstalledOn: null, ExchangedOn: null,
        Repairs: null, Waits: null, Contracts: null, ClosedDays: null, RollOver: null or false,
    };

    private static (WarrantyPolicy? Policy, PolicyChoice? Choice) Policy(DecideBody body, UnitCard? card, PolicyTable table, DateOnly today)
    {
        if (card is not null && IsAsStored(body))
            return (card.Case.Unit.Policy, card.Case.Choice);
        var region = RegionOf(body.Region);
        var sale = new SaleScope(
            body.Category ?? card?.Model.CategoryCode ?? "", body.Brand ?? card?.Model.BrandCode ?? "", body.Model ?? card?.Model.Code, region, body.Use ?? card?.Unit.Use ?? UnitUse.Household,
            body.InvoicedOn ?? body.PurchasedOn ?? card?.Unit.PurchasedOn ?? body.ProducedOn ?? card?.Unit.ProducedOn ?? today);
        var rows = body.Policy is { } given ? new PolicyTable([given.ToPolicy() with { Use = sale.Use }, .. table.Rows.Where(r => r.RegionCode is not null)]) : table;
        var choice = rows.For(sale);
        return (choice?.Policy, body.Policy is not null && choice is { Better.IsEmpty: true } ? null : choice);
    }

    private static WarrantyFacts Facts(DecideBody body, UnitCard? card, WarrantyPolicy? policy)
    {
        var stored = card?.Case.Unit ?? new WarrantyFacts();
        return stored with
        {
            Policy = policy,
            PurchasedOn = body.InvoicedOn ?? body.PurchasedOn ?? stored.PurchasedOn,
            InstalledOn = body.InstalledOn ?? stored.InstalledOn,
            ProducedOn = body.ProducedOn ?? stored.ProducedOn,
            ExchangedOn = body.ExchangedOn ?? stored.ExchangedOn,
            Contracts = body.Contracts is { } contracts
                ? [.. contracts.Select(c => new ContractCover(c.Number!, c.From!.Value, c.Until!.Value, c.LabourPercent, c.PartsPercent, c.TravelPercent))]
                : stored.Contracts,
        };
    }

    private static PastRepair Repair(DecideRepairBody repair) => new(
        repair.From!.Value, repair.To, repair.Result ?? (repair.To is null ? RepairOutcome.Open : RepairOutcome.Fixed), string.Equals(repair.Kind, "repair", StringComparison.OrdinalIgnoreCase) ? null : repair.Part);

    /// <summary>A code as it is; of a name the province whose rules go beyond the nation's.</summary>
    private static string? RegionOf(string? region) => region switch
    {
        null => null,
        _ when region.All(char.IsAsciiDigit) => region,
        _ => RegionNames.CodeOf(region),
    };

    private static IResult? Wrong(DecideBody body)
    {
        if (body.Policy?.ToPolicy() is { } policy && PolicyRules.Check(policy) is [var refusal, ..])
            return BadPolicy(refusal);
        if (body.Region is { } region && RegionOf(region) is not { Length: >= 2 and <= 9 })
            return ApiProblems.BadField("region", region, "a GB/T 2260 code of 2 to 9 digits, or a province's name");
        if (body.Repairs?.Count > MaxFacts || body.Waits?.Count > MaxFacts || body.Contracts?.Count > MaxFacts)
            return ApiProblems.BadField("repairs, waits, contracts", MaxFacts, $"at most {MaxFacts} entries each");
        if (body.ClosedDays?.Count > MaxDays)
            return ApiProblems.BadField("closedDays", body.ClosedDays.Count, $"at most {MaxDays} days");
        if (body.Repairs?.FirstOrDefault(r => r.From is null || r.To < r.From) is { } repair)
            return ApiProblems.BadField("repairs", repair.To, "from, and an end not before it");
        if (body.Repairs?.FirstOrDefault(r => r.Kind is not (null or "repair" or "replacement")) is { } kind)
            return ApiProblems.BadField("repairs", kind.Kind, "repair or replacement");
        if (body.Waits?.FirstOrDefault(r => r.From is null || r.To < r.From) is { } wait)
            return ApiProblems.BadField("waits", wait.To, "from, and an end not before it");
        if (body.Contracts?.FirstOrDefault(c => c.From is null || c.Until is null || c.Until < c.From || string.IsNullOrWhiteSpace(c.Number) || c.Number.Length > CoverageCodes.LongestContract) is { } contract)
            return ApiProblems.BadField("contracts", contract.Number, "number, from and until, the end not before the start");
        if (body.Price is < 0 or > 1_000_000_000_00)
            return ApiProblems.BadField("price", body.Price, "fen, not negative");
        if (body.Trip?.Km is < 0 or > 10_000)
            return ApiProblems.BadField("trip", body.Trip.Km, "0 to 10,000 kilometres");
        if (body.Wish is { } wish && !Enum.IsDefined(wish))
            return ApiProblems.BadField("wish", wish, "one remedy");
        return Days(body).Any(d => d?.Year is < FirstYear or > LastYear) ? ApiProblems.BadField("dates", "a day out of range", $"years {FirstYear} to {LastYear}") : null;
    }

    private static IEnumerable<DateOnly?> Days(DecideBody body) =>
    [
        body.PurchasedOn, body.InvoicedOn, body.ProducedOn, body.InstalledOn, body.ExchangedOn, body.Today, body.Fault?.ReportedOn,
        .. (body.Repairs ?? []).SelectMany(r => new[] { r.From, r.To }), .. (body.Waits ?? []).SelectMany(r => new[] { r.From, r.To }), .. (body.Contracts ?? []).SelectMany(r => new[] { r.From, r.Until }),
    ];

    private static IResult BadPolicy(Refusal refusal) => ApiProblems.BadField(
        "policy." + refusal.Parameters.First(p => p.Name == "field").Value, refusal.Parameters.FirstOrDefault(p => p.Name == "value").Value,
        refusal.Rule == FieldRules.OutOfRange ? $"{refusal.Parameters.First(p => p.Name == "min").Value} to {refusal.Parameters.First(p => p.Name == "max").Value}" : "terms with months, the whole unit among them, each code once");
}
