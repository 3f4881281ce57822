using CallCenter.Web.Features.Customers;
using CallCenter.Web.Ui.Kit;
using Crm.Domain.Dispatch;
using Crm.Domain.Tickets;
using Microsoft.Extensions.Localization;
using Persistence;
using Persistence.Dispatch;

namespace CallCenter.Web.Features.Dispatch;

/// <summary>The windows that a visit may get: what was agreed, if it still lies ahead, and the next half days with their places.</summary>
internal static class WindowChoices
{
    /// <summary>A working week of half days.</summary>
    public const int Offered = 10;

    public static IReadOnlyList<Choice<AppointmentSlot>> Of(AppointmentSlot? agreed, IReadOnlyList<VisitOffer> offers, DateTimeOffset now, CrmWords words, IStringLocalizer<DispatchText> texts)
    {
        List<Choice<AppointmentSlot>> choices = [];
        if (agreed is { } slot && slot.To > now) choices.Add(new Choice<AppointmentSlot>(slot, texts["Window.Agreed", $"{CrmWords.Weekday(slot.From)} {CrmWords.Local(slot.From):HH:mm}–{CrmWords.Local(slot.To):HH:mm}"]));
        choices.AddRange(offers.Where(o => o.Slot != agreed).Select(o => new Choice<AppointmentSlot>(o.Slot, Text(o, words, texts))));
        return choices;
    }

    private static string Text(VisitOffer offer, CrmWords words, IStringLocalizer<DispatchText> texts)
    {
        var half = HalfDays.Of(offer.Slot, SiteZone.Zone).Half;
        var window = $"{CrmWords.Weekday(offer.Slot.From)} {words.Of(half)} {CrmWords.Local(offer.Slot.From).Hour}–{CrmWords.Local(offer.Slot.To).Hour}";
        if (offer.Places.Capacity == 0) return window;
        return offer.IsFull ? $"{window} · {texts["Full"]}" : $"{window} · {texts["Free", offer.Places.Free]}";
    }
}
