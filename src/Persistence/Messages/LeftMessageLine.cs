using Crm.Domain.Customers;
using Crm.Domain.Messages;
using Persistence.History;

namespace Persistence.Messages;

/// <summary>A message in the list, with whoever left it.</summary>
/// <param name="Message">The task.</param>
/// <param name="Number">The number he called from, in E.164 or as it came; shown masked.</param>
/// <param name="CalledNumber">The number of ours that he called: who calls back shows it.</param>
/// <param name="CustomerId">Who it was taken for, or null.</param>
/// <param name="CustomerName">His name, or null.</param>
/// <param name="TicketNumber">The ticket that the call was linked to, or null.</param>
/// <param name="Recording">What he said, or null: a call-back has none, and a message none until it is closed.</param>
public sealed record LeftMessageLine(LeftMessage Message, string Number, string CalledNumber, CustomerId? CustomerId, string? CustomerName, string? TicketNumber, RecordingRow? Recording);
