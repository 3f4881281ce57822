using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Crm.Domain.PhoneNumbers;
using Persistence.Queries;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Api;

/// <summary><c>POST /api/v1/calls…</c>: click-to-dial and the commands on a live call.</summary>
internal static class CallCommandsApi
{
    /// <summary>A purpose is a code that reports group by, not a text.</summary>
    private const int MaxPurpose = 40;

    private delegate Input Command(AgentId agent, InteractionId interaction, string by);

    public static void MapCallCommands(this RouteGroupBuilder api)
    {
        api.MapPost("/calls", DialAsync).WithName("Dial");
        api.MapPost("/calls/{id:guid}/language", ChooseLanguageAsync).WithName("CallLanguage");
        Map(api, "answer", (agent, call, _) => new Input.Answer(agent, call));
        Map(api, "reject", (agent, call, _) => new Input.Reject(agent, call));
        Map(api, "hold", (agent, call, _) => new Input.Hold(agent, call));
        Map(api, "resume", (agent, call, _) => new Input.Resume(agent, call));
        Map(api, "hangup", (agent, call, by) => new Input.HangUp(agent, call, by));
        Map(api, "complete-transfer", (agent, call, _) => new Input.CompleteTransfer(agent, call));
        Map(api, "cancel-consult", (agent, call, _) => new Input.CancelConsult(agent, call));
        Map(api, "toggle-consult", (agent, call, _) => new Input.ToggleConsult(agent, call));
        Map(api, "conference", (agent, call, _) => new Input.Conference(agent, call));
        Map(api, "park", (agent, call, _) => new Input.Park(agent, call));
        Map(api, "pick-up-parked", (agent, call, _) => new Input.PickUpParked(agent, call));
        Map(api, "pause-recording", (agent, call, _) => new Input.PauseRecording(agent, call));
        Map(api, "resume-recording", (agent, call, _) => new Input.ResumeRecording(agent, call));
    }

    private static async Task<IResult> ChooseLanguageAsync(Guid id, CallLanguageBody body, ISwitchboard switchboard, ClaimsPrincipal person, CancellationToken ct)
    {
        var agent = body.Agent ?? person.Identity!.Name!;
        if (Missing(person, agent) is { } right)
            return ApiProblems.Forbidden(right);
        return CallLanguages.Read(body.Language) is { } language
            ? ApiProblems.Answer(await switchboard.AskAsync(new Input.ChooseLanguage(new AgentId(agent), new InteractionId(id), language), ct)).Result
            : ApiProblems.BadField("language", body.Language, "zh-CN or en");
    }

    private static void Map(RouteGroupBuilder api, string verb, Command command) =>
        api.MapPost("/calls/{id:guid}/" + verb, async (Guid id, CallCommandBody? body, ISwitchboard switchboard, ClaimsPrincipal person, CancellationToken ct) =>
        {
            var agent = body?.Agent ?? person.Identity!.Name!;
            return Missing(person, agent) is { } right
                ? ApiProblems.Forbidden(right)
                : ApiProblems.Answer(await switchboard.AskAsync(command(new AgentId(agent), new InteractionId(id), person.Identity!.Name!), ct)).Result;
        }).WithName("Call" + string.Concat(verb.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..])));

    private static async Task<IResult> DialAsync(
        DialBody body, ISwitchboard switchboard, TrunkRoutes routes, TicketBrandQuery brands, ClickToDial filing, TimeProvider clock, ClaimsPrincipal person, CancellationToken ct)
    {
        var agent = body.Agent ?? person.Identity!.Name!;
        if (Missing(person, agent) is { } right)
            return ApiProblems.Forbidden(right);
        var number = PhoneNumber.Normalize(body.To ?? "", PhoneSource.Typed);
        if (!number.IsDialable)
            return ApiProblems.BadField("to", body.To, "a number that can be dialled: mobile, landline with area code, 400 or 800");
        if (body.Purpose is { Length: > MaxPurpose })
            return ApiProblems.BadField("purpose", body.Purpose.Length, $"at most {MaxPurpose} characters");
        var interaction = new InteractionId(Guid.CreateVersion7(clock.GetUtcNow()));
        var dial = new Input.Dial(new AgentId(agent), interaction, number.E164 ?? number.Raw, routes.CallerIdFor(await brands.FindAsync(body.TicketId, ct), body.Purpose), routes.DefaultTrunk, body.Purpose ?? "call", body.TicketId);
        if (await switchboard.AskAsync(dial, ct) is CommandResult.Refused refused)
            return ApiProblems.Conflict(refused.Reason.Rule, refused.Reason.Parameters);
        await filing.FileAsync(interaction, body.TicketId, agent);
        return TypedResults.Accepted($"{ApiRoutes.Prefix}/calls/{interaction.Value:D}", new DialAnswer(interaction.Value));
    }

    private static string? Missing(ClaimsPrincipal person, string agent)
    {
        var right = agent == person.Identity!.Name ? Rights.DeskUse : Rights.FloorControl;
        return RoleRights.Has(person, right) ? null : right;
    }
}
