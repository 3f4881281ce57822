using Crm.Domain.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Configurations;

namespace Persistence.Messages;

// No foreign key to the call: a promise is never refused because the call's history is late.
internal sealed class LeftMessageConfiguration : IEntityTypeConfiguration<LeftMessage>
{
    public void Configure(EntityTypeBuilder<LeftMessage> builder)
    {
        builder.ToTable("LeftMessages").HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.QueueId).HasMaxLength(Lengths.Code);
        builder.Property(m => m.Cause).HasMaxLength(Lengths.Code);
        builder.Property(m => m.ClaimedBy).HasMaxLength(Lengths.User);
        builder.Property(m => m.Outcome).HasMaxLength(Lengths.Code);
        builder.Property(m => m.Note).HasMaxLength(LeftMessageRules.NoteLength);
        builder.Property(m => m.Version).IsConcurrencyToken();
        builder.HasIndex(m => new { m.InteractionId, m.Kind }).IsUnique();
        builder.HasIndex(m => new { m.State, m.LeftAt });
    }
}
