using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Tickets;

namespace Persistence.Configurations;

internal sealed class TicketMentionConfiguration : IEntityTypeConfiguration<TicketMentionRow>
{
    public void Configure(EntityTypeBuilder<TicketMentionRow> builder)
    {
        builder.ToTable("TicketMentions").HasKey(m => new { m.MessageId, m.UserId });
        builder.Property(m => m.UserId).HasMaxLength(Lengths.User);
        builder.HasIndex(m => new { m.UserId, m.At });
        builder.HasOne<TicketMessage>().WithMany().HasForeignKey(m => m.MessageId).OnDelete(DeleteBehavior.Restrict);
    }
}
