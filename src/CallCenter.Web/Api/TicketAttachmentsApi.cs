using System.Net.Mime;
using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Features.Tickets;
using Crm.Domain.Tickets;
using Microsoft.Net.Http.Headers;
using Persistence.Queries;
using Persistence.Tickets;

namespace CallCenter.Web.Api;

/// <summary><c>/api/v1/tickets/{id}/attachments</c> and <c>/api/v1/attachments/{id}</c>: files of tickets. The body of a POST is the file; its name comes as <c>?name=</c>.</summary>
internal static class TicketAttachmentsApi
{
    public static void MapTicketAttachments(this RouteGroupBuilder api, RouteGroupBuilder ticket)
    {
        ticket.MapGet("/attachments", ListAsync).RequireAuthorization(Rights.CustomerRead).WithName("ListTicketAttachments").Produces<Page<TicketsAttachmentWire>>();
        ticket.MapPost("/attachments", AddAsync).RequireAuthorization(Rights.TicketEdit).WithName("AddTicketAttachment").Produces<TicketsAttachmentWire>(201).ProducesProblem(409);
        api.MapGet("/attachments/{attachment:guid}/content", ContentAsync).RequireAuthorization(Rights.CustomerRead).WithName("GetAttachmentContent");
        api.MapDelete("/attachments/{attachment:guid}", DeleteAsync).RequireAuthorization(Rights.TicketEdit).WithName("DeleteAttachment");
        api.MapPost("/attachments/{attachment:guid}/restore", RestoreAsync).RequireAuthorization(Rights.TicketEdit).WithName("RestoreAttachment");
    }

    private static async Task<IResult> ListAsync(string id, TicketQuery tickets, TicketAttachmentStore files, CancellationToken ct) => await TicketsApi.CardAsync(tickets, id, ct) is { } card
        ? TypedResults.Ok(new Page<TicketsAttachmentWire>([.. (await files.ListAsync(card.Ticket.Id, ct)).Select(TicketsAttachmentWire.From)], null))
        : ApiProblems.NotFound("ticket", id);

    private static async Task<IResult> AddAsync(string id, string? name, HttpRequest request, TicketQuery tickets, AttachmentShelf shelf, ClaimsPrincipal person, CancellationToken ct)
    {
        if (await TicketsApi.CardAsync(tickets, id, ct) is not { } card)
            return ApiProblems.NotFound("ticket", id);
        try
        {
            return RuleAnswers.Of(
                await shelf.KeepAsync(card.Ticket.Id, name, request.Body, PersonClaims.ActorOf(person), ct),
                a => TypedResults.Created($"{ApiRoutes.Prefix}/attachments/{a.Id}/content", TicketsAttachmentWire.From(a)));
        }
        catch (TimeoutException)
        {
            return TypedResults.Problem(statusCode: StatusCodes.Status408RequestTimeout);
        }
    }

    // What somebody sent is never a page of ours: no script, no frame, no guessing of its kind, and only a picture is shown in place.
    private static async Task<IResult> ContentAsync(Guid attachment, bool? inline, TicketAttachmentStore files, AttachmentShelf shelf, HttpResponse response, CancellationToken ct)
    {
        if (await files.FindAsync(attachment, ct) is not { } row || shelf.Open(row) is not { } content)
            return ApiProblems.NotFound("attachment", attachment.ToString());
        var isShown = inline is true && AttachmentRules.IsPicture(row.Kind);
        var disposition = new ContentDispositionHeaderValue(isShown ? DispositionTypeNames.Inline : DispositionTypeNames.Attachment);
        disposition.SetHttpFileName(row.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.ETag = $"\"{row.Sha256}\"";
        return TypedResults.Stream(content, AttachmentRules.MediaTypeOf(row.Kind));
    }

    private static async Task<IResult> DeleteAsync(Guid attachment, TicketAttachmentStore files, ClaimsPrincipal person, CancellationToken ct) =>
        RuleAnswers.Of(await files.DeleteAsync(attachment, true, PersonClaims.ActorOf(person), ct), _ => TypedResults.NoContent());

    private static async Task<IResult> RestoreAsync(Guid attachment, TicketAttachmentStore files, ClaimsPrincipal person, CancellationToken ct) =>
        RuleAnswers.Of(await files.DeleteAsync(attachment, false, PersonClaims.ActorOf(person), ct), a => TypedResults.Ok(TicketsAttachmentWire.From(a)));
}
