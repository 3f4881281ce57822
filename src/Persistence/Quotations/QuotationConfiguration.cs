using System.Collections.Immutable;
using System.Text.Json;
using Crm.Domain.Quotations;
using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;
using Persistence.Conventions;

namespace Persistence.Quotations;

internal sealed class QuotationConfiguration : IEntityTypeConfiguration<Quotation>
{
    private static readonly ValueComparer<ImmutableArray<QuotationLine>> Same = new(
        (a, b) => a.SequenceEqual(b), lines => lines.Aggregate(0, (hash, line) => HashCode.Combine(hash, line)), lines => lines);

    public void Configure(EntityTypeBuilder<Quotation> builder)
    {
        builder.ToTable("Quotations").HasKey(q => q.Id);
        builder.Property(q => q.Id).ValueGeneratedNever().HasConversion(id => id.Value, value => new QuotationId(value));
        builder.Property(q => q.Number).HasMaxLength(Lengths.Number);
        builder.Property(q => q.Lines).HasConversion(lines => StoreJson.Write(lines), text => Read(text), Same);
        builder.Property(q => q.Note).HasMaxLength(400);
        builder.Property(q => q.Answer).HasMaxLength(QuotationRules.TextLength);
        builder.Property(q => q.CreatedBy).HasMaxLength(Lengths.User);
        builder.Property(q => q.Version).IsConcurrencyToken();
        builder.Ignore(q => q.Total);
        builder.Ignore(q => q.Due);
        builder.HasIndex(q => q.Number).IsUnique();
        builder.HasIndex(q => q.TicketId);
        builder.HasOne<Ticket>().WithMany().HasForeignKey(q => q.TicketId).OnDelete(DeleteBehavior.Restrict);
    }

    private static ImmutableArray<QuotationLine> Read(string text) => JsonSerializer.Deserialize<ImmutableArray<QuotationLine>>(text, StoreJson.Options);
}
