using System.Security.Claims;
using System.Text.Json;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Customers;
using CallCenter.Web.Features.Lists;
using CallCenter.Web.Realtime.Wire;
using Crm.Domain;
using Crm.Domain.Customers;
using Crm.Domain.Lists;
using Crm.Domain.PhoneNumbers;
using Persistence;
using Persistence.Customers;
using Persistence.Queries;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/customers</c>: by the same stores, rules and rights as the pages.</summary>
internal static class CustomersApi
{
    private const int MostDuplicates = 20;

    /// <summary>Changes that are looked through for who wrote a field last.</summary>
    private const int MostFacts = 200;

    public static void MapCustomers(this RouteGroupBuilder api)
    {
        var customers = api.MapGroup("/customers");
        customers.MapGet("/", ListAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListCustomers");
        customers.MapGet("/export", CustomerExport.SendAsync).RequireAuthorization(Rights.CustomerExport).WithName("ExportCustomers");
        customers.MapGet("/{id}", FindAsync).RequireAuthorization(Rights.CustomerRead).WithName("GetCustomer");
        customers.MapGet("/{id}/duplicates", DuplicatesAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListDuplicates");
        customers.MapGet("/{id}/timeline", TimelineAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListCustomerFacts");
        customers.MapPost("/", CreateAsync).RequireAuthorization(Rights.CustomerEdit).WithName("CreateCustomer");
        customers.MapPatch("/{id}", ChangeAsync).RequireAuthorization(Rights.CustomerEdit).WithName("ChangeCustomer").Produces<CustomerWire>().Produces<StaleWire>(409, ApiProblems.Json);
        customers.MapPost("/{id}/merge", MergeAsync).RequireAuthorization(Rights.CustomerMerge).WithName("MergeCustomer");
        customers.MapPost("/{id}/unmerge", UnmergeAsync).RequireAuthorization(Rights.CustomerMerge).WithName("UnmergeCustomer");
    }

    private static async Task<IResult> ListAsync([AsParameters] CustomerListRequest request, CustomerListQuery query, ListLookUp lookUp, ClaimsPrincipal person, CancellationToken ct)
    {
        if (request.Limit is < 1 or > Paging.MaxLimit)
            return ApiProblems.BadField("limit", request.Limit, $"1 to {Paging.MaxLimit}");
        if (request.After is { } last && last.Length > 24)
            return ApiProblems.BadField("after", last, "the 'next' of the page before");
        if (request.Tier is { } tier && !Words.TryRead<CustomerTier>(tier, out _))
            return ApiProblems.BadField("tier", tier, "standard, silver or gold");
        if (request.Kind is { } kind && !Words.TryRead<CustomerKind>(kind, out _))
            return ApiProblems.BadField("kind", kind, "person or organisation");
        if (request.Region is { } region && Regions.Find(region) is null)
            return ApiProblems.BadField("region", region, "a code of GB/T 2260: two, four or six digits");
        var (criteria, _, refusal) = await lookUp.ReadAsync(ListSubject.Customers, request.List, request.Query, person, ct);
        if (refusal is not null)
            return ListsApi.Wrong(refusal);
        var filter = CustomerListFilter.Read(request.Search, request.Tier, request.Kind, request.Region, null).ToQuery() with { DoNotCall = request.DoNotCall, Criteria = criteria };
        var limit = request.Limit ?? 50;
        var lines = await query.ListAsync(filter, limit, request.After, ct);
        return TypedResults.Ok(new Page<CustomerLineWire>([.. lines.Select(CustomerLineWire.From)], lines.Count < limit ? null : lines[^1].Number));
    }

    private static async Task<IResult> FindAsync(string id, string? reveal, CustomerQuery query, RevealPhone log, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await CardAsync(query, id, ct) is not { } card)
            return ApiProblems.NotFound("customer", id);
        var show = await RevealedPhone.ShowAsync(reveal, CustomerStore.SubjectOf(card.Customer.Number), person, log, ct);
        return TypedResults.Ok(CustomerWire.From(card, show, show("+8613800138000") == "+8613800138000"));
    }

    private static async Task<IResult> DuplicatesAsync(string id, CustomerQuery query, DuplicateQuery duplicates, CancellationToken ct) =>
        await IdAsync(query, id, ct) is { } found
            ? TypedResults.Ok(new Page<DuplicateWire>([.. (await duplicates.OfAsync(found, MostDuplicates, ct)).Select(DuplicateWire.From)], null))
            : ApiProblems.NotFound("customer", id);

    private static async Task<IResult> TimelineAsync(string id, string? kind, int? limit, string? after, CustomerQuery query, CustomerTimeline timeline, CancellationToken ct)
    {
        if (limit is < 1 or > Paging.MaxLimit)
            return ApiProblems.BadField("limit", limit, $"1 to {Paging.MaxLimit}");
        if (kind is not null && !Words.TryRead<CustomerFactKind>(kind, out _))
            return ApiProblems.BadField("kind", kind, "call, ticket, visit, callback, message or change");
        CustomerFactCursor? cursor = null;
        if (after is not null && !CustomerFactCursor.TryParse(after, out cursor))
            return ApiProblems.BadField("after", after, "the 'next' of the page before");
        if (await IdAsync(query, id, ct) is not { } found)
            return ApiProblems.NotFound("customer", id);
        var rows = limit ?? 50;
        var facts = await timeline.ListAsync(found, Words.TryRead(kind, out CustomerFactKind only) ? only : null, rows, cursor, ct);
        return TypedResults.Ok(new Page<CustomerFactWire>([.. facts.Select(CustomerFactWire.From)], facts.Count < rows ? null : facts[^1].Cursor.ToString()));
    }

    private static async Task<IResult> CreateAsync(CustomerBody body, CustomerEditor editor, CustomerQuery query, ClaimsPrincipal person, CancellationToken ct) =>
        await AnswerAsync(await editor.CreateAsync(body.Over(new CustomerDraft()), Actor(person), ct), query, isNew: true, ct);

    private static async Task<IResult> ChangeAsync(string id, CustomerBody body, CustomerEditor editor, CustomerTimeline timeline, CustomerQuery query, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await IdAsync(query, id, ct) is not { } found || await editor.ReadAsync(found, ct) is not { } stored)
            return ApiProblems.NotFound("customer", id);
        if (body.Version is not { } version)
            return ApiProblems.BadField("version", null, "the version that is changed");
        var draft = body.Over(stored.Draft);
        var result = await editor.SaveAsync(found, version, draft, Actor(person), ct);
        return result is SaveResult<Customer>.Refused { Refusal.Rule: Refusal.StaleVersion }
            ? await StaleAsync(editor, timeline, found, draft, ct)
            : await AnswerAsync(result, query, isNew: false, ct);
    }

    private static async Task<IResult> MergeAsync(string id, CustomerMergeBody body, CustomerMerger merger, CustomerQuery query, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await IdAsync(query, id, ct) is not { } survivor)
            return ApiProblems.NotFound("customer", id);
        if (string.IsNullOrWhiteSpace(body.From))
            return ApiProblems.BadField("from", body.From, "id or number of the customer who is merged");
        return await IdAsync(query, body.From, ct) is { } merged
            ? await AnswerAsync(await merger.MergeAsync(survivor, merged, Actor(person), ct), query, isNew: false, ct)
            : ApiProblems.NotFound("customer", body.From);
    }

    private static async Task<IResult> UnmergeAsync(string id, CustomerMerger merger, CustomerQuery query, ClaimsPrincipal person, CancellationToken ct) =>
        await IdAsync(query, id, ct) is { } merged
            ? await AnswerAsync(await merger.UndoAsync(merged, Actor(person), ct), query, isNew: false, ct)
            : ApiProblems.NotFound("customer", id);

    private static async Task<IResult> AnswerAsync(SaveResult<Customer> result, CustomerQuery query, bool isNew, CancellationToken ct)
    {
        if (result is SaveResult<Customer>.Refused { Refusal: var refusal } && refusal.Rule.StartsWith("Field", StringComparison.Ordinal))
            return BadField(refusal);
        if (result is not SaveResult<Customer>.Saved saved)
            return RuleAnswers.Of(result, _ => TypedResults.NoContent());
        var wire = CustomerWire.From((await query.FindAsync(saved.Value.Id, ct))!, PhoneNumber.Mask, reveal: false);
        return isNew ? TypedResults.Created($"{ApiRoutes.Prefix}/customers/{wire.Number}", wire) : TypedResults.Ok(wire);
    }

    // A wrong form is the caller's fault: field, value and what is allowed.
    private static IResult BadField(Refusal refusal)
    {
        string? Of(string name) => refusal.Parameters.Where(p => p.Name == name).Select(p => p.Value).FirstOrDefault();
        var allowed = refusal.Rule switch
        {
            "FieldMissing" => "something",
            "FieldTooLong" => $"at most {Of("max")} characters",
            "FieldOutOfRange" => $"{Of("min")} to {Of("max")}",
            "FieldTaken" => "a value that is not there already",
            "FieldUnknown" => "a known code",
            _ => Of("allowed") ?? "another form",
        };
        return ApiProblems.BadField(Of("field") ?? "", Of("value"), allowed);
    }

    private static async Task<IResult> StaleAsync(CustomerEditor editor, CustomerTimeline timeline, CustomerId id, CustomerDraft mine, CancellationToken ct)
    {
        var now = (await editor.ReadAsync(id, ct))!.Value;
        var facts = await timeline.ListAsync(id, CustomerFactKind.Change, MostFacts, null, ct);
        FieldConflictWire Of(FieldChange c)
        {
            var last = facts.FirstOrDefault(f => Names(f.Before, c.Field) || Names(f.After, c.Field));
            return new FieldConflictWire(CustomerChanges.MaskedKey(c.Field), CustomerChanges.MaskedValue(c.Field, c.After), CustomerChanges.MaskedValue(c.Field, c.Before), last?.By, last?.At);
        }

        return StaleWire.Answer(now.Customer.Number, now.Customer.Version, [.. CustomerChanges.Between(now.Draft, mine.Tidy()).Select(Of)]);
    }

    private static bool Names(string? fields, string field)
    {
        if (fields is null)
            return false;
        using var told = JsonDocument.Parse(fields);
        return told.RootElement.ValueKind == JsonValueKind.Object && told.RootElement.EnumerateObject().Any(f => string.Equals(f.Name, field, StringComparison.OrdinalIgnoreCase));
    }

    private static Actor Actor(ClaimsPrincipal person) => new(person.Identity!.Name!);

    private static async Task<CustomerId?> IdAsync(CustomerQuery query, string id, CancellationToken ct) =>
        Guid.TryParse(id, out var guid) ? (await query.ExistsAsync(new CustomerId(guid), ct) ? new CustomerId(guid) : null) : await query.FindIdAsync(id, ct);

    private static async Task<CustomerCard?> CardAsync(CustomerQuery query, string id, CancellationToken ct) =>
        await IdAsync(query, id, ct) is { } found ? await query.FindAsync(found, ct) : null;
}
