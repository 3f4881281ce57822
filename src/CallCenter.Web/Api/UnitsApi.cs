using System.Globalization;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Lists;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain;
using Crm.Domain.Administration;
using Crm.Domain.Catalogue;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Lists;
using Crm.Domain.Warranty;
using Microsoft.AspNetCore.Http.HttpResults;
using Persistence;
using Persistence.InstallBase;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/units</c> and <c>/api/v1/recalls</c>: by the same store and rights as the pages.</summary>
internal static class UnitsApi
{
    public static void MapUnits(this RouteGroupBuilder api)
    {
        var units = api.MapGroup("/units");
        units.MapGet("/", ListAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListUnits").Produces<Page<UnitsLineWire>>();
        units.MapGet("/export", UnitExport.SendAsync).RequireAuthorization(Rights.CustomerExport).WithName("ExportUnits");
        units.MapGet("/{serial}", FindAsync).RequireAuthorization(Rights.CustomerRead).WithName("GetUnit").Produces<UnitsWire>().ProducesProblem(404);
        units.MapPost("/", RegisterAsync).RequireAuthorization(Rights.CustomerEdit).WithName("RegisterUnit").Produces<UnitsWire>(201).ProducesProblem(400).ProducesProblem(409);
        units.MapPatch("/{serial}", ChangeAsync).RequireAuthorization(Rights.CustomerEdit).WithName("ChangeUnit").Produces<UnitsWire>().Produces<StaleWire>(409, ApiProblems.Json);
        units.MapPost("/{serial}/transitions", StepAsync).RequireAuthorization(Rights.WarrantyManage).WithName("StepUnit").Produces<UnitsWire>().ProducesProblem(409);
        units.MapPost("/{serial}/contracts", SignAsync).RequireAuthorization(Rights.WarrantyManage).WithName("SignUnitContract").Produces<UnitsWire>().ProducesProblem(409);
        units.MapPost("/{serial}/policy", CorrectAsync).RequireAuthorization(Rights.WarrantyManage).WithName("CorrectUnitPolicy").Produces<UnitsWire>().ProducesProblem(409);
        units.MapPost("/{serial}/recalls", HandleRecallAsync).RequireAuthorization(Rights.CustomerEdit).WithName("HandleUnitRecall").Produces<UnitsWire>().ProducesProblem(409);
        api.MapGet("/recalls", RecallsAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListRecalls");
        api.MapPost("/recalls", SaveRecallAsync).RequireAuthorization(Rights.WarrantyManage).WithName("SaveRecall");
    }

    private static async Task<IResult> ListAsync([AsParameters] UnitsListRequest request, UnitQuery units, ListLookUp lookUp, ClaimsPrincipal person, CancellationToken ct)
    {
        if (!Paging.TryRead(request.Limit, null, out var page, out var problem))
            return problem;
        if (request.State is { } word && !Words.TryRead<UnitState>(word, out _))
            return ApiProblems.BadField("state", word, "registered, inUse, inRepair, exchanged, returned or retired");
        if (!string.IsNullOrEmpty(request.After) && !UnitRow.IsPlace(request.After))
            return ApiProblems.BadField("after", request.After, "the 'next' of the page before");
        var (criteria, _, refusal) = await lookUp.ReadAsync(ListSubject.Units, request.List, request.Query, person, ct);
        if (refusal is not null)
            return ListsApi.Wrong(refusal);
        var filter = new UnitFilter
        {
            Criteria = criteria,
            Search = request.Search,
            CustomerId = request.Customer is { } customer ? new CustomerId(customer) : null,
            ModelCode = request.Model,
            State = Words.TryRead(request.State, out UnitState state) ? state : null,
        };
        var rows = await units.ListAsync(filter, page.Limit, string.IsNullOrEmpty(request.After) ? null : request.After, ct);
        return TypedResults.Ok(new Page<UnitsLineWire>([.. rows.Select(UnitsLineWire.From)], rows.Count < page.Limit ? null : rows[^1].Place));
    }

    private static async Task<IResult> FindAsync(string serial, string? brand, UnitQuery units, CrmWords words, CancellationToken ct) =>
        await units.FindAsync(serial, string.IsNullOrEmpty(brand) ? null : brand, ct) is { } card ? TypedResults.Ok(UnitsWire.From(card, words)) : ApiProblems.NotFound("unit", serial);

    private static async Task<IResult> RegisterAsync(
        UnitsBody body, UnitStore store, UnitQuery units, CatalogueQuery catalogue, CrmWords words, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        if (SerialNumber.Normalize(body.Serial) is null)
            return ApiProblems.BadField("serial", body.Serial, $"letters and digits, at most {SerialNumber.Longest}");
        if (await ModelAsync(catalogue, body.Model, ct) is not { } model)
            return ApiProblems.BadField("model", body.Model, "a model of the catalogue");
        if ((FieldRules.OptionalText("seller", body.Seller, 80) ?? FieldRules.OptionalText("invoiceNo", body.InvoiceNo, 40)) is { } wrong)
            return ApiProblems.BadField(wrong.Parameters[0].Value, null, "a shorter text without control characters");
        var (parent, notOne) = body.Parent is { } above ? await OneAsync(above, body.ParentBrand, units, ct) : (null, null);
        if (notOne is not null)
            return notOne;
        var command = new RegisterUnit(
            body.Serial, model, Person(body.PurchaserId), Person(body.UserId), Place(body.AddressId), body.PurchasedOn, body.InstalledOn, body.ProducedOn, body.Seller, body.InvoiceNo, body.Use)
        {
            OwnerId = Person(body.OwnerId), CustodianId = Person(body.CustodianId), ParentId = parent?.Unit.Id,
        };
        var result = await store.RegisterAsync(command, ActorOf(person, http), ct);
        return result is SaveResult<InstalledUnit>.Saved saved
            ? TypedResults.Created($"{ApiRoutes.Prefix}/units/{saved.Value.SerialNo}", UnitsWire.From((await units.FindAsync(saved.Value.SerialNo, saved.Value.BrandCode, ct))!, words))
            : RuleAnswers.Of(((SaveResult<InstalledUnit>.Refused)result).Refusal);
    }

    private static async Task<IResult> ChangeAsync(
        string serial, string? brand, UnitsPatch body, UnitStore store, UnitQuery units, CrmWords words, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        var (card, problem) = await OneAsync(serial, brand, units, ct);
        if (card is null)
            return problem!;
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version that was read");
        if ((FieldRules.OptionalText("seller", body.Seller, 80) ?? FieldRules.OptionalText("invoiceNo", body.InvoiceNo, 40)) is { } wrong)
            return ApiProblems.BadField(wrong.Parameters[0].Value, null, "a shorter text without control characters");
        var unit = card.Unit;
        List<UnitCommand> commands = [];
        if (body.PurchasedOn is not null || body.InvoiceNo is not null || body.Seller is not null)
        {
            if ((body.PurchasedOn ?? unit.PurchasedOn) is not { } bought)
                return ApiProblems.BadField("purchasedOn", null, "the invoice's day");
            commands.Add(new UnitCommand.RecordVoucher(bought, body.InvoiceNo, body.Seller));
        }

        if (body.OwnerId is not null || body.UserId is not null || body.CustodianId is not null || body.AddressId is not null)
            commands.Add(new UnitCommand.Assign(Person(body.OwnerId) ?? unit.OwnerId, Person(body.UserId) ?? unit.UserId, Person(body.CustodianId) ?? unit.CustodianId, Place(body.AddressId)));
        if (body.Parent is { } parent)
        {
            var (above, notOne) = parent.Length > 0 ? await OneAsync(parent, body.ParentBrand, units, ct) : (null, null);
            if (notOne is not null)
                return notOne;
            commands.Add(new UnitCommand.Attach(above?.Unit.Id));
        }

        if (commands.Count == 0)
            return ApiProblems.BadField("body", null, "at least one field that changes");
        var result = await store.ChangeAsync(unit.Id, version, commands, ActorOf(person, http), ct);
        return result is SaveResult<InstalledUnit>.Refused { Refusal.Rule: Refusal.StaleVersion }
            ? Stale(body, (await units.FindAsync(unit.SerialNo, unit.BrandCode, ct))!)
            : await AnswerAsync(result, units, words, ct);
    }

    // What was sent and is stored otherwise by now, with the event that stored it; places and people by their ids.
    private static ProblemHttpResult Stale(UnitsPatch body, UnitCard now)
    {
        var unit = now.Unit;
        static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
        (string Field, string? Mine, string? Theirs, string Event)[] fields =
        [
            ("purchasedOn", Day(body.PurchasedOn), Day(unit.PurchasedOn), nameof(UnitEvent.VoucherRecorded)), ("invoiceNo", body.InvoiceNo, unit.InvoiceNo, nameof(UnitEvent.VoucherRecorded)),
            ("seller", body.Seller, unit.Seller, nameof(UnitEvent.VoucherRecorded)), ("ownerId", body.OwnerId?.ToString(), unit.OwnerId?.ToString(), nameof(UnitEvent.PeopleAssigned)),
            ("userId", body.UserId?.ToString(), unit.UserId?.ToString(), nameof(UnitEvent.PeopleAssigned)), ("custodianId", body.CustodianId?.ToString(), unit.CustodianId?.ToString(), nameof(UnitEvent.PeopleAssigned)),
            ("addressId", body.AddressId?.ToString(), unit.AddressId?.ToString(), nameof(UnitEvent.PeopleAssigned)), ("parent", body.Parent, now.Parent, nameof(UnitEvent.Attached)),
        ];
        return StaleWire.Answer(unit.SerialNo, unit.Version, [.. fields.Where(f => f.Mine is not null && f.Mine != (f.Theirs ?? "")).Select(f =>
        {
            var last = now.Events.FirstOrDefault(e => e.Fact.Name == f.Event);
            return new FieldConflictWire(f.Field, f.Mine, f.Theirs, last?.ActorId, last?.At);
        })]);
    }

    private static async Task<IResult> StepAsync(
        string serial, string? brand, UnitsStepBody body, UnitStore store, UnitQuery units, CatalogueQuery catalogue, CrmWords words, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        var (card, problem) = await OneAsync(serial, brand, units, ct);
        if (card is null)
            return problem!;
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version the step is made on");
        if (!Words.TryRead(body.To, out UnitState to) || to == UnitState.Registered)
            return ApiProblems.BadField("to", body.To, "inUse, inRepair, exchanged, returned or retired");
        if (body.On is not { } on)
            return ApiProblems.BadField("on", null, "a day");
        var actor = ActorOf(person, http);
        if (to == UnitState.Exchanged)
        {
            ModelId? model = null;
            if (body.Model is { } code && (model = await ModelAsync(catalogue, code, ct)) is null)
                return ApiProblems.BadField("model", code, "a model of the catalogue");
            return await AnswerAsync(await store.ExchangeAsync(card.Unit.Id, version, body.ReplacedBy, model, on, actor, ct), units, words, ct);
        }

        if (body.Parts?.Any(p => string.IsNullOrWhiteSpace(p) || p.Length > 40 || CoverageCodes.IsContract(p)) is true)
            return ApiProblems.BadField("parts", null, "codes of parts, at most 40 characters");
        UnitCommand command = to switch
        {
            UnitState.InRepair => new UnitCommand.StartRepair(on),
            UnitState.Returned => new UnitCommand.TakeBack(on),
            UnitState.Retired => new UnitCommand.Retire(on),
            _ when body.From is { } from => new UnitCommand.RecordRepair(from, on, body.Result, [.. body.Parts ?? []]),
            _ when card.Unit.State == UnitState.InRepair => new UnitCommand.EndRepair(on, body.Result, [.. body.Parts ?? []]),
            _ => new UnitCommand.Install(on),
        };
        return await AnswerAsync(await store.ChangeAsync(card.Unit.Id, version, [command], actor, ct), units, words, ct);
    }

    private static async Task<IResult> SignAsync(
        string serial, string? brand, UnitsContractBody body, UnitStore store, UnitQuery units, CrmWords words, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        var (card, problem) = await OneAsync(serial, brand, units, ct);
        if (card is null)
            return problem!;
        if (body is not { Version: { } version, Contract: { From: { } from, Until: { } until } contract })
            return ApiProblems.BadField("contract", null, "version, number, from and until");
        var command = new UnitCommand.SignContract(new ContractCover(contract.Number ?? "", from, until, contract.LabourPercent, contract.PartsPercent, contract.TravelPercent));
        return await AnswerAsync(await store.ChangeAsync(card.Unit.Id, version, [command], ActorOf(person, http), ct), units, words, ct);
    }

    private static async Task<IResult> CorrectAsync(
        string serial, string? brand, UnitsCorrectionBody body, UnitStore store, UnitQuery units, CrmWords words, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        var (card, problem) = await OneAsync(serial, brand, units, ct);
        if (card is null)
            return problem!;
        if (body is not { Version: { } version, Code: { } code, PolicyVersion: { } policy })
            return ApiProblems.BadField("code", body.Code, "version, code and policyVersion");
        var command = new UnitCommand.CorrectPolicy(code, policy, body.Use ?? card.Unit.Use, body.Reason ?? "");
        return await AnswerAsync(await store.ChangeAsync(card.Unit.Id, version, [command], ActorOf(person, http), ct), units, words, ct);
    }

    private static async Task<IResult> HandleRecallAsync(
        string serial, string? brand, UnitsRecallBody body, UnitStore store, UnitQuery units, CrmWords words, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        var (card, problem) = await OneAsync(serial, brand, units, ct);
        if (card is null)
            return problem!;
        if (body is not { Version: { } version, Recall: { } recall, On: { } on })
            return ApiProblems.BadField("recall", body.Recall, "version, recall and on");
        return await AnswerAsync(await store.ChangeAsync(card.Unit.Id, version, [new UnitCommand.HandleRecall(recall, on)], ActorOf(person, http), ct), units, words, ct);
    }

    private static async Task<IResult> RecallsAsync(RecallStore recalls, CancellationToken ct) => TypedResults.Ok(new Page<Recall>(await recalls.ListAsync(ct), null));

    private static async Task<IResult> SaveRecallAsync(Recall body, RecallStore recalls, ClaimsPrincipal person, HttpContext http, CancellationToken ct) =>
        await recalls.SaveAsync(body, ActorOf(person, http), ct) switch
        {
            SaveResult<Recall>.Saved saved => TypedResults.Ok(saved.Value),
            SaveResult<Recall>.Refused { Refusal: var refusal } when refusal.Rule is FieldRules.Missing or FieldRules.TooLong or FieldRules.WrongForm or FieldRules.Unknown =>
                ApiProblems.BadField(refusal.Parameters[0].Value, refusal.Parameters.FirstOrDefault(p => p.Name == "value").Value, "a value that fits"),
            SaveResult<Recall>.Refused { Refusal: var refusal } => RuleAnswers.Of(refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static async Task<IResult> AnswerAsync(SaveResult<InstalledUnit> result, UnitQuery units, CrmWords words, CancellationToken ct) => result switch
    {
        SaveResult<InstalledUnit>.Saved saved => TypedResults.Ok(UnitsWire.From((await units.FindAsync(saved.Value.SerialNo, saved.Value.BrandCode, ct))!, words)),
        SaveResult<InstalledUnit>.Refused refused => RuleAnswers.Of(refused.Refusal),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // Two brands may use one serial: what is written must say whose it is.
    private static async Task<(UnitCard? Card, IResult? Problem)> OneAsync(string serial, string? brand, UnitQuery units, CancellationToken ct)
    {
        var isNamed = !string.IsNullOrEmpty(brand);
        if (await units.FindAsync(serial, isNamed ? brand : null, ct) is not { } card)
            return (null, ApiProblems.NotFound("unit", serial));
        return isNamed || card.OtherBrands.IsEmpty ? (card, null) : (null, ApiProblems.SharedSerial(card));
    }

    private static async Task<ModelId?> ModelAsync(CatalogueQuery catalogue, string? code, CancellationToken ct) =>
        (await catalogue.GetAsync(ct)).Models.FirstOrDefault(m => string.Equals(m.Code, code, StringComparison.OrdinalIgnoreCase))?.Id;

    private static CustomerId? Person(Guid? id) => id is { } value ? new CustomerId(value) : null;

    private static AddressId? Place(Guid? id) => id is { } value ? new AddressId(value) : null;

    private static Actor ActorOf(ClaimsPrincipal person, HttpContext http) => PersonClaims.ActorOf(person) with { Workstation = http.Connection.RemoteIpAddress?.ToString() };
}
