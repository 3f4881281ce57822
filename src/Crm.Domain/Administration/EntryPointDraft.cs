namespace Crm.Domain.Administration;

/// <summary>A called number as an administrator wants it: an optional notice, an optional menu, a queue.</summary>
public sealed record EntryPointDraft
{
    /// <summary>The number as the trunk delivers it, fixed once made.</summary>
    public string CalledNumber { get; init; } = "";

    /// <summary>Chinese name.</summary>
    public string NameZh { get; init; } = "";

    /// <summary>English name.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>Prompt played first, or null.</summary>
    public string? Notice { get; init; }

    /// <summary>Prompt that asks for a digit, or null.</summary>
    public string? Menu { get; init; }

    /// <summary>Digit to queue; needs a menu.</summary>
    public ImmutableArray<MenuChoice> Choices { get; init; } = [];

    /// <summary>Silence before the default queue is taken, seconds.</summary>
    public int MenuTimeoutSeconds { get; init; } = 8;

    /// <summary>The queue, and a menu's default.</summary>
    public string QueueId { get; init; } = "";

    /// <summary>Outside business hours the caller goes to this queue instead; null: the hours do not matter.</summary>
    public string? ClosedQueueId { get; init; }

    /// <summary>Prompt played outside business hours, or null.</summary>
    public string? ClosedNotice { get; init; }

    /// <summary>The flow that callers go through, or null: notice, menu and queue above. With a flow, <see cref="QueueId"/> is where a caller goes who presses 0.</summary>
    public string? FlowId { get; init; }

    /// <summary>The site whose hours and holidays hold for the number.</summary>
    public string SiteId { get; init; } = "main";

    /// <summary>A number that is switched off is answered with 404.</summary>
    public bool IsActive { get; init; } = true;
}
