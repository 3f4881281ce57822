using Crm.Domain.Tickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Tickets;

namespace Persistence.Configurations;

internal sealed class TicketMessageReadConfiguration : IEntityTypeConfiguration<TicketMessageReadRow>
{
    public void Configure(EntityTypeBuilder<TicketMessageReadRow> builder)
    {
        builder.ToTable("TicketMessageReads").HasKey(r => new { r.MessageId, r.UserId });
        builder.Property(r => r.UserId).HasMaxLength(Lengths.User);
        builder.HasOne<TicketMessage>().WithMany().HasForeignKey(r => r.MessageId).OnDelete(DeleteBehavior.Restrict);
    }
}
