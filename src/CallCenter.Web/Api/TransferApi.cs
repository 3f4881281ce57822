using System.Security.Claims;
using CallCenter.Web.Access;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard;
using Crm.Domain.PhoneNumbers;
using Telephony.Calls;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Api;

/// <summary><c>POST /api/v1/calls/{id}/…</c>: transfer, consult, monitor. The steps of a consult that need no target are in <see cref="CallCommandsApi"/>.</summary>
internal static class TransferApi
{
    private const string Kinds = "an object {kind: agent, queue or number, value}";

    public static void MapTransfers(this RouteGroupBuilder api)
    {
        Map(api, "blind-transfer", "BlindTransferCall", (agent, call, target, by) => new Input.BlindTransfer(agent, call, target, by));
        Map(api, "consult", "ConsultCall", (agent, call, target, _) => new Input.Consult(agent, call, target));
        api.MapPost("/calls/{id:guid}/monitor", MonitorAsync).WithName("MonitorCall");
        api.MapPost("/calls/{id:guid}/stop-monitor", StopAsync).WithName("StopMonitoringCall");
    }

    private static void Map(RouteGroupBuilder api, string verb, string name, Func<AgentId, InteractionId, TransferTarget, string, Input> command) =>
        api.MapPost("/calls/{id:guid}/" + verb, async (Guid id, TransferBody? body, ISwitchboard switchboard, IOutsideTargets outside, ClaimsPrincipal person, CancellationToken ct) =>
        {
            var me = person.Identity!.Name!;
            var agent = body?.Agent ?? me;
            var right = agent == me ? Rights.DeskUse : Rights.FloorControl;
            if (!RoleRights.Has(person, right))
                return ApiProblems.Forbidden(right);
            if (!TryRead(body?.Target, outside, out var target, out var problem))
                return problem;
            return (IResult)ApiProblems.Answer(await switchboard.AskAsync(command(new AgentId(agent), new InteractionId(id), target, me), ct)).Result;
        }).WithName(name);

    private static async Task<IResult> MonitorAsync(Guid id, MonitorBody? body, ISwitchboard switchboard, ClaimsPrincipal person, CancellationToken ct)
    {
        if (Missing(person, body) is { } right)
            return ApiProblems.Forbidden(right);
        if (!Words.TryRead(body?.Mode, out MonitorMode mode))
            return ApiProblems.BadField("mode", body?.Mode, "listen, whisper, barge or takeOver");
        return ApiProblems.Answer(await switchboard.AskAsync(new Input.Monitor(Supervisor(person, body), new InteractionId(id), mode), ct)).Result;
    }

    private static async Task<IResult> StopAsync(Guid id, MonitorBody? body, ISwitchboard switchboard, ClaimsPrincipal person, CancellationToken ct) =>
        Missing(person, body) is { } right
            ? ApiProblems.Forbidden(right)
            : ApiProblems.Answer(await switchboard.AskAsync(new Input.StopMonitoring(Supervisor(person, body), new InteractionId(id)), ct)).Result;

    private static AgentId Supervisor(ClaimsPrincipal person, MonitorBody? body) => new(body?.Supervisor ?? person.Identity!.Name!);

    private static string? Missing(ClaimsPrincipal person, MonitorBody? body) =>
        !RoleRights.Has(person, Rights.FloorMonitor) ? Rights.FloorMonitor
        : (body?.Supervisor ?? person.Identity!.Name) != person.Identity!.Name && !RoleRights.Has(person, Rights.FloorControl) ? Rights.FloorControl
        : null;

    private static bool TryRead(TargetBody? body, IOutsideTargets outside, out TransferTarget target, out IResult problem)
    {
        (target, problem) = (null!, null!);
        if (body is null)
        {
            problem = ApiProblems.BadField("target", null, Kinds);
        }
        else if (string.IsNullOrWhiteSpace(body.Value))
        {
            problem = ApiProblems.BadField("target.value", body.Value, "a user name, a queue or a number");
        }
        else
        {
            switch (body.Kind)
            {
                case "agent":
                    target = new TransferTarget.ToAgent(new AgentId(body.Value));
                    break;
                case "queue":
                    target = new TransferTarget.ToQueue(new QueueId(body.Value));
                    break;
                case "number" when PhoneNumber.Normalize(body.Value, PhoneSource.Typed) is { IsDialable: true } number:
                    target = outside.To(number.E164 ?? number.Raw);
                    break;
                case "number":
                    problem = ApiProblems.BadField("target.value", body.Value, "a number that can be dialled: mobile, landline with area code, 400 or 800");
                    break;
                default:
                    problem = ApiProblems.BadField("target.kind", body.Kind, "agent, queue or number");
                    break;
            }
        }

        return target is not null;
    }
}
