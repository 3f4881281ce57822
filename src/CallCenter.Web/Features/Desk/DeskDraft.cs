using System.Collections.Immutable;
using Crm.Domain.Customers;
using Crm.Domain.InstallBase;
using Crm.Domain.Scripts;
using Crm.Domain.Tickets;
using Telephony.Calls;

namespace CallCenter.Web.Features.Desk;

/// <summary>The ticket form of one contact as it stands: immutable, so that keeping it is one reference.</summary>
public sealed record DeskDraft : IDraft
{
    /// <summary>The contact.</summary>
    public required InteractionId Interaction { get; init; }

    /// <summary>The chosen customer, or null: then the new-customer fields are shown.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>New customer: name.</summary>
    public string NewName { get; init; } = "";

    /// <summary>New customer: region code (GB/T 2260) of the address.</summary>
    public string NewRegion { get; init; } = "";

    /// <summary>New customer: the region's name as chosen.</summary>
    public string NewRegionName { get; init; } = "";

    /// <summary>New customer: street, house and door.</summary>
    public string NewAddress { get; init; } = "";

    /// <summary>A known customer's visit goes to a place that is not on file yet: <see cref="NewRegion"/> and <see cref="NewAddress"/>.</summary>
    public bool HasNewPlace { get; init; }

    /// <summary>Kind of order.</summary>
    public TicketType Type { get; init; }

    /// <summary>The chosen unit, or null.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>Why <see cref="Unit"/> was chosen by itself.</summary>
    public UnitGround UnitGround { get; init; }

    /// <summary>Product category when no unit is chosen.</summary>
    public string Category { get; init; } = "";

    /// <summary>Symptom code, or empty.</summary>
    public string Symptom { get; init; } = "";

    /// <summary>What stands in the symptom box, chosen or half typed.</summary>
    public string SymptomText { get; init; } = "";

    /// <summary>What the customer said.</summary>
    public string Description { get; init; } = "";

    /// <summary>Who to ask for on the visit.</summary>
    public string ContactName { get; init; } = "";

    /// <summary>Number to reach him, as typed or as delivered.</summary>
    public string ContactPhone { get; init; } = "";

    /// <summary>How soon.</summary>
    public TicketPriority Priority { get; init; }

    /// <summary>Why <see cref="Priority"/> was suggested.</summary>
    public PriorityGround PriorityGround { get; init; }

    /// <summary>A person chose the priority: no suggestion changes it.</summary>
    public bool HasChosenPriority { get; init; }

    /// <summary>Steps of the script that were said.</summary>
    public ImmutableHashSet<string> Said { get; init; } = [];

    /// <summary>The ticks of <see cref="Said"/>: which edition was read, and when.</summary>
    public ImmutableDictionary<string, ScriptTick> Ticks { get; init; } = ImmutableDictionary<string, ScriptTick>.Empty;

    /// <summary>The queue that the contact came by, or empty.</summary>
    public string Queue { get; init; } = "";

    /// <summary>The customer's address for the visit, or null.</summary>
    public AddressId? Address { get; init; }

    /// <summary>The agreed half day, or null.</summary>
    public AppointmentSlot? Visit { get; init; }

    /// <summary>Where a prefilled value came from, by field; an entry goes when a person confirms or changes the value.</summary>
    public ImmutableDictionary<string, DraftSource> Sources { get; init; } = ImmutableDictionary<string, DraftSource>.Empty;

    /// <summary>Number of the saved ticket, or null while it is a draft.</summary>
    public string? TicketNumber { get; init; }

    /// <summary>The outcome that the agent chose himself, or null for the derived one.</summary>
    public string? Disposition { get; init; }

    /// <summary>The article whose steps were taken over, or null.</summary>
    public string? Article { get; init; }

    /// <summary>The article that solved the case on the phone, or null.</summary>
    public string? SolvedBy { get; init; }

    /// <summary>Articles that did not help.</summary>
    public ImmutableList<string> Tried { get; init; } = [];

    /// <summary>The save ends the case on the phone; a visit that is booked afterwards says otherwise.</summary>
    public bool IsPhoneSolved => SolvedBy is not null && Visit is null;

    /// <summary>To whom the customer went with this form, or null: then it is not for this agent to save.</summary>
    public string? HandedTo { get; init; }

    /// <summary>When it was last kept.</summary>
    public DateTimeOffset KeptAt { get; init; }

    /// <summary>The details, with the words of a symptom that has no code in front.</summary>
    public string Details => Symptom.Length > 0 || SymptomText.Trim().Length == 0 ? Description : $"{SymptomText.Trim()}\n{Description}".Trim();

    /// <summary>Somebody typed or chose something about the case: worth keeping beyond this process.</summary>
    public bool IsBegun => Visit is not null || new[] { NewName, NewAddress, Symptom, SymptomText, Description }.Any(t => t.Trim().Length > 0);

    /// <summary>Begun, and neither saved, nor given away, nor ended with an outcome that needs no ticket.</summary>
    public bool IsLeft => IsBegun && !IsSaved && HandedTo is null && Disposition is null;

    /// <summary>True once there is a ticket.</summary>
    public bool IsSaved => TicketNumber is not null;

    static string IDraft.Purpose => "AfterSales.DeskDraft.v1";

    Guid IDraft.About => Interaction.Value;

    bool IDraft.IsWorthKeeping => IsBegun && !IsSaved;

    /// <summary>The same draft with a value that a person gave: its source mark goes.</summary>
    public DeskDraft Confirmed(string field) => Sources.ContainsKey(field) ? this with { Sources = Sources.Remove(field) } : this;
}
