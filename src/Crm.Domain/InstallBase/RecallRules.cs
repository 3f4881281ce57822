using Crm.Domain.Administration;

namespace Crm.Domain.InstallBase;

/// <summary>Which units a recall concerns.</summary>
public static class RecallRules
{
    /// <summary>True when the campaign runs and the unit is of the model and in the serial range or of the production days; a campaign without either takes the whole model.</summary>
    public static bool Concerns(Recall recall, string modelCode, string serialNo, DateOnly? producedOn)
    {
        ArgumentNullException.ThrowIfNull(recall);
        if (recall.ClosedOn is not null || recall.ModelCode != modelCode) return false;
        var bySerial = recall.SerialFrom is not null || recall.SerialTo is not null;
        var byDay = recall.ProducedFrom is not null || recall.ProducedTo is not null;
        if (!bySerial && !byDay) return true;

        // Either is enough: where people may be at risk, a doubtful unit is looked at.
        return (bySerial && IsBetween(recall, serialNo)) || (byDay && producedOn is { } day && !(day < recall.ProducedFrom) && !(day > recall.ProducedTo));
    }

    /// <summary>Everything that is wrong with a campaign, field by field.</summary>
    public static ImmutableArray<Refusal> Check(Recall recall)
    {
        ArgumentNullException.ThrowIfNull(recall);
        return
        [
            .. new[]
            {
                FieldRules.Text("code", recall.Code, 40),
                FieldRules.Text("titleZh", recall.TitleZh, 80),
                FieldRules.Text("titleEn", recall.TitleEn, 80),
                FieldRules.OptionalText("adviceZh", recall.AdviceZh, 200),
                FieldRules.OptionalText("adviceEn", recall.AdviceEn, 200),
                FieldRules.Text("model", recall.ModelCode, 40),
                recall is { SerialFrom: { } from, SerialTo: { } to } && (from.Length != to.Length || string.CompareOrdinal(from, to) > 0) ? FieldRules.Wrong("serialTo", to, "not-before-start") : null,
                recall.ProducedFrom > recall.ProducedTo ? FieldRules.Wrong("producedTo", $"{recall.ProducedTo:yyyy-MM-dd}", "not-before-start") : null,
            }.OfType<Refusal>(),
        ];
    }

    // Serials of one form compare by their characters; one of another length is of another form.
    private static bool IsBetween(Recall recall, string serialNo) =>
        serialNo.Length == (recall.SerialFrom ?? recall.SerialTo)!.Length
        && (recall.SerialFrom is null || string.CompareOrdinal(serialNo, recall.SerialFrom) >= 0)
        && (recall.SerialTo is null || string.CompareOrdinal(serialNo, recall.SerialTo) <= 0);
}
