using System.Security.Cryptography;
using CallCenter.Web.Access;
using CallCenter.Web.Features.SignIn;
using CallCenter.Web.Switchboard;
using Crm.Domain.Administration;
using Persistence;
using Persistence.Users;
using Telephony.Distribution;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Admin;

/// <summary>What an administrator does to accounts: save, link, telephone password. Whose rights change is signed out at once, whoever is locked also leaves the floor.</summary>
public sealed class AccountKeeping
{
    // No letters that look alike on a telephone's display; 16 of 32 signs are 80 bits.
    private const string PhoneAlphabet = "abcdefghjkmnpqrstuvwxyz23456789-";
    private const int PhoneLength = 16;
    private readonly UserStore _users;
    private readonly OneTimeLinks _links;
    private readonly AccountChanges _changes;
    private readonly ISwitchboard _switchboard;
    private readonly SecretBox _secrets;

    internal AccountKeeping(UserStore users, OneTimeLinks links, AccountChanges changes, ISwitchboard switchboard, SecretBox secrets) =>
        (_users, _links, _changes, _switchboard, _secrets) = (users, links, changes, switchboard, secrets);

    /// <summary>Makes or changes an account.</summary>
    public async Task<SaveResult<int>> SaveAsync(UserDraft draft, int? version, Actor actor)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(actor);
        var before = (await _users.ListAsync(CancellationToken.None)).FirstOrDefault(u => u.Draft.Name == draft.Name)?.Draft;
        var result = await _users.SaveAsync(draft, version, actor, CancellationToken.None);
        if (result is SaveResult<int>.Saved && before is not null && ChangesRights(before, draft))
        {
            // Without a desk nobody is rung at it.
            if (!draft.IsActive || !draft.Roles.Any(r => RoleRights.Has(r, Rights.DeskUse)))
                await LeaveFloorAsync(new AgentId(draft.Name), actor);
            _changes.End(draft.Name);
        }

        return result;
    }

    /// <summary>Makes the token of a link by which the person sets his password.</summary>
    public Task<SaveResult<string>> LinkAsync(string name, Actor actor) => _links.ForPasswordAsync(name, actor, CancellationToken.None);

    /// <summary>Gives the agent's telephone a new password and tells it once.</summary>
    public async Task<SaveResult<string>> NewPhonePasswordAsync(string name, Actor actor)
    {
        var password = RandomNumberGenerator.GetString(PhoneAlphabet, PhoneLength);
        return await _users.SetPhoneSecretAsync(name, _secrets.Close(password), actor, CancellationToken.None) is SaveResult<bool>.Refused refused ? refused.Refusal : password;
    }

    /// <summary>No more calls for him; after-call work ends, a talk goes on until it is over.</summary>
    private async Task LeaveFloorAsync(AgentId agent, Actor actor)
    {
        await _switchboard.AskAsync(new Input.SetPresence(agent, Presence.SignedOut, null, null, actor.Id), CancellationToken.None);
        if (_switchboard.Snapshot.State.Agents.GetValueOrDefault(agent)?.Presence == Presence.WrapUp)
            await _switchboard.AskAsync(new Input.FinishWrapUp(agent), CancellationToken.None);
    }

    private static bool ChangesRights(UserDraft before, UserDraft after) =>
        before.IsActive != after.IsActive || !before.Roles.ToHashSet(StringComparer.Ordinal).SetEquals(after.Roles);
}
