using CallCenter.Web.Features.ScreenPop;
using Crm.Domain.PhoneNumbers;
using Persistence.Queries;

namespace CallCenter.Web.Features.Desk;

/// <summary>Who called, for a form that was left: the contact is over, so the store is asked instead of the floor.</summary>
internal sealed class LeftCallers(InteractionQuery interactions, PopQuery query)
{
    /// <summary>The caller by the contact's number, else by the customer whom the form names.</summary>
    public async Task<CallerPop> FindAsync(DeskDraft draft, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var call = (await interactions.FindAsync(draft.Interaction.Value, ct))?.Interaction;
        var number = PhoneNumber.Normalize(call?.PartyE164 ?? call?.CallerRaw ?? "", PhoneSource.Trunk);
        var card = number.E164 is null ? null : await query.FindByPhoneAsync(number, ct);
        if (draft.Customer is { } customer && card?.Candidates.Any(c => c.Customer.Id == customer) is not true)
            card = await query.FindByCustomerAsync(customer, ct);
        return new CallerPop(draft.Interaction, number, call?.ReceivedAt ?? draft.KeptAt, card is null or { Candidates.IsEmpty: true } ? PopState.NotFound : PopState.Ready, card);
    }
}
