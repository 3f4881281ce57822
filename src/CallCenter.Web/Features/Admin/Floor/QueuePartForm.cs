using CallCenter.Web.Ui;
using CallCenter.Web.Ui.Kit;
using Microsoft.AspNetCore.Components;
using Persistence.Floor;
using Telephony.Distribution;
using Telephony.Distribution.Plans;

namespace CallCenter.Web.Features.Admin.Floor;

/// <summary>One section of a queue's form: shows ways, hands on changed ones; the page keeps, checks and saves them.</summary>
public abstract class QueuePartForm : ComponentBase
{
    /// <summary>The queue's ways as they are typed.</summary>
    [Parameter, EditorRequired]
    public QueueWays Ways { get; set; } = QueueWays.Default;

    /// <summary>They were changed.</summary>
    [Parameter]
    public EventCallback<QueueWays> WaysChanged { get; set; }

    /// <summary>What is wrong with a field, or null.</summary>
    [Parameter, EditorRequired]
    public Func<string, string?> Error { get; set; } = _ => null;

    /// <summary>What may be chosen.</summary>
    [Parameter, EditorRequired]
    public QueueChoices Choices { get; set; } = QueueChoices.None;

    [Inject]
    protected Words Words { get; set; } = default!;

    protected Task ChangeAsync(QueueWays ways) => WaysChanged.InvokeAsync(ways);

    /// <summary>Every value of an enum with its word.</summary>
    protected IReadOnlyList<Choice<TEnum>> All<TEnum>()
        where TEnum : struct, Enum => [.. Enum.GetValues<TEnum>().Select(v => new Choice<TEnum>(v, Words.Of(v)))];

    /// <summary>A key from a box: none when it is empty.</summary>
    protected static char? KeyOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim()[0];

    /// <summary>An exit of a kind, with the first other queue to choose from when it needs one.</summary>
    protected ExitPlan ExitOf(ExitKind kind) => new(kind, kind == ExitKind.Queue && Choices.OtherQueues is [var first, ..] ? new QueueId(first.Value) : null);
}
