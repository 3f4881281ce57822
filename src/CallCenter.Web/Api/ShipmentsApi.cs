using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.SignIn;
using Crm.Domain.InstallBase;
using Persistence;
using Persistence.InstallBase;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/shipments</c>: the ERP tells what was shipped; units follow. The same document again makes nothing twice.</summary>
internal static class ShipmentsApi
{
    public static void MapShipments(this RouteGroupBuilder api)
    {
        api.MapGet("/shipments", ListAsync).RequireAuthorization(Rights.WarrantyManage).WithName("ListShipments");
        api.MapPost("/shipments", ImportAsync).RequireAuthorization(Rights.WarrantyManage).WithName("ImportShipment").Produces<ShipmentWire>().ProducesProblem(400);
    }

    private static async Task<IResult> ListAsync(ShipmentStore shipments, CancellationToken ct) =>
        TypedResults.Ok(new { items = (await shipments.ListAsync(ct)).Select(s => new { s.Number, s.Seller, s.ReceivedAt, s.ReceivedBy, s.Units, s.Refused }) });

    private static async Task<IResult> ImportAsync(ShipmentBody body, ShipmentStore shipments, ClaimsPrincipal person, HttpContext http, CancellationToken ct)
    {
        var draft = new ShipmentDraft(body.Number ?? "", body.Seller, body.SoldByUs, [.. body.Lines ?? []]);
        var actor = PersonClaims.ActorOf(person) with { Workstation = http.Connection.RemoteIpAddress?.ToString() };
        return await shipments.ImportAsync(draft, actor, ct) switch
        {
            SaveResult<ShipmentResult>.Saved saved => TypedResults.Ok(ShipmentWire.From(saved.Value)),
            SaveResult<ShipmentResult>.Refused refused => CatalogueApi.Problem(refused.Refusal),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
