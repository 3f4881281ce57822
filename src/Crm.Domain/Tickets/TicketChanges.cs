using Crm.Domain.Customers;

namespace Crm.Domain.Tickets;

/// <summary>Compares two states of a ticket's form field by field, and puts the changes of two people together.</summary>
public static class TicketChanges
{
    private static readonly ImmutableArray<Field> Fields =
    [
        new("type", d => d.Type.ToString(), (d, o) => d with { Type = o.Type }),
        new("customer", d => d.CustomerId?.ToString(), (d, o) => d with { CustomerId = o.CustomerId }),
        new("unit", d => d.UnitId?.ToString(), (d, o) => d with { UnitId = o.UnitId, CategoryCode = o.UnitId is null ? d.CategoryCode : o.CategoryCode }),
        new("category", d => d.CategoryCode, (d, o) => d with { CategoryCode = o.CategoryCode }),
        new("symptom", d => d.SymptomCode, (d, o) => d with { SymptomCode = o.SymptomCode, IsSafetyCritical = o.IsSafetyCritical }),
        new("description", d => d.Description, (d, o) => d with { Description = o.Description }),
        new("reporterName", d => d.ReporterName, (d, o) => d with { ReporterName = o.ReporterName }),
        new("reporterPhone", d => d.ReporterE164, (d, o) => d with { ReporterE164 = o.ReporterE164 }),
        new("address", d => d.AddressId?.ToString(), (d, o) => d with { AddressId = o.AddressId }),
        new("appointmentWish", d => d.AppointmentWish, (d, o) => d with { AppointmentWish = o.AppointmentWish }),
        // The reason belongs to the priority that it explains: the two move together.
        new("priority", d => d.Priority.ToString(), (d, o) => d with { Priority = o.Priority, PriorityReason = o.PriorityReason ?? d.PriorityReason }),
        new("priorityReason", d => d.PriorityReason, (d, o) => d with { PriorityReason = o.PriorityReason }),
        new("severity", d => d.Severity.ToString(), (d, o) => d with { Severity = o.Severity }),
    ];

    /// <summary>Keys of all fields, in the order of the form.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. Fields.Select(f => f.Key)];

    /// <summary>What differs, in the order of the form; blanks around a text are no difference.</summary>
    public static ImmutableArray<FieldChange> Between(TicketDetails before, TicketDetails after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. Fields.Select(f => new FieldChange(f.Key, Tidy(f.Read(before)), Tidy(f.Read(after))))
                .Where(c => !string.Equals(c.Before, c.After, StringComparison.Ordinal)),
        ];
    }

    /// <summary>What both changed, each to something else. What only one changed is no conflict.</summary>
    /// <param name="began">What both began with.</param>
    /// <param name="mine">What this person wants.</param>
    /// <param name="theirs">What is stored now.</param>
    public static ImmutableArray<FieldConflict> Conflicts(TicketDetails began, TicketDetails mine, TicketDetails theirs)
    {
        var stored = Between(began, theirs).ToDictionary(c => c.Field, StringComparer.Ordinal);
        return
        [
            .. Between(began, mine)
                .Where(c => stored.TryGetValue(c.Field, out var other) && !string.Equals(other.After, c.After, StringComparison.Ordinal))
                .Select(c => new FieldConflict(c.Field, c.Before, c.After, stored[c.Field].After)),
        ];
    }

    /// <summary>The stored form with this person's changes on it. Conflicting fields go as <paramref name="keepMine"/> says.</summary>
    /// <param name="began">What both began with.</param>
    /// <param name="mine">What this person wants.</param>
    /// <param name="theirs">What is stored now.</param>
    /// <param name="keepMine">Keys of the conflicting fields in which this person's value shall stand.</param>
    public static TicketDetails Together(TicketDetails began, TicketDetails mine, TicketDetails theirs, IReadOnlySet<string> keepMine)
    {
        ArgumentNullException.ThrowIfNull(keepMine);
        var lost = Conflicts(began, mine, theirs).Where(c => !keepMine.Contains(c.Field)).Select(c => c.Field).ToHashSet(StringComparer.Ordinal);
        return Between(began, mine).Where(c => !lost.Contains(c.Field)).Aggregate(theirs, (form, change) => Take(form, change.Field, mine));
    }

    /// <summary>The form with one field as another form has it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such field.</exception>
    public static TicketDetails Take(TicketDetails form, string field, TicketDetails from)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(from);
        return Of(field).Take(form, from);
    }

    /// <summary>The form with one field as the history had it, or null when the text is no value of the field any more.</summary>
    /// <param name="form">The form as it stands.</param>
    /// <param name="field">Which field.</param>
    /// <param name="value">A value of <see cref="FieldChange"/>; null empties the field.</param>
    /// <param name="reason">Why, where a change needs a reason (the priority).</param>
    public static TicketDetails? Restore(TicketDetails form, string field, string? value, string reason)
    {
        ArgumentNullException.ThrowIfNull(form);
        return field switch
        {
            "type" => Enum.TryParse<TicketType>(value, out var type) ? form with { Type = type } : null,
            "customer" => Id(value, out var customer) ? form with { CustomerId = customer is { } c ? new CustomerId(c) : null } : null,
            "unit" => Id(value, out var unit) ? form with { UnitId = unit is { } u ? new InstallBase.UnitId(u) : null } : null,
            "category" => form with { CategoryCode = value },
            "symptom" => form with { SymptomCode = value },
            "description" => form with { Description = value ?? "" },
            "reporterName" => form with { ReporterName = value },
            "reporterPhone" => form with { ReporterE164 = value },
            "address" => Id(value, out var address) ? form with { AddressId = address is { } a ? new AddressId(a) : null } : null,
            "appointmentWish" => form with { AppointmentWish = value },
            "priority" => Enum.TryParse<TicketPriority>(value, out var priority) ? form with { Priority = priority, PriorityReason = reason } : null,
            "priorityReason" => form with { PriorityReason = value },
            "severity" => Enum.TryParse<TicketSeverity>(value, out var severity) ? form with { Severity = severity } : null,
            _ => null,
        };
    }

    private static bool Id(string? value, out Guid? id)
    {
        var isId = Guid.TryParse(value, out var read);
        id = isId ? read : null;
        return isId || value is null;
    }

    private static Field Of(string key) =>
        Fields.FirstOrDefault(f => f.Key == key) ?? throw new ArgumentOutOfRangeException(nameof(key), key, "No field of a ticket.");

    private static string? Tidy(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private sealed record Field(string Key, Func<TicketDetails, string?> Read, Func<TicketDetails, TicketDetails, TicketDetails> Take);
}
