/* SPDX-License-Identifier: Apache-2.0 */
/* Written by schema/generate from the Open Cybersecurity Schema Framework 1.2.0 to
 * 1.8.0 (Apache-2.0, see NOTICE). Do not edit: run it again. */
/* clang-format off */
#include "schema/schema.h"

#define ALL ((1u << 7) - 1)
#define ONLY(v) (1u << V_##v)
#define SINCE(v) (ALL & ~(ONLY(v) - 1))
#define FROM_TO(a, b) (SINCE(a) & (ONLY(b) * 2 - 1))
#define T(id) offsetof(struct pool, t_##id)
#define W(id) pool.t_##id
#define NAMES(...) (const char *const[]){__VA_ARGS__, NULL}
#define NONE 0
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define LIST(a) COUNT(a), a

#define TEXTS(X) \
	X(1_0_0, "1.0.0") \
	X(1_1_0, "1.1.0") \
	X(1_2_0, "1.2.0") \
	X(1_4_0, "1.4.0") \
	X(1_5_0, "1.5.0") \
	X(1_6_0, "1.6.0") \
	X(1_8_0, "1.8.0") \
	X(AES, "AES") \
	X(AIX, "AIX") \
	X(AMBER, "AMBER") \
	X(AMBER_STRICT, "AMBER STRICT") \
	X(API, "API") \
	X(API_Details, "API Details") \
	X(API_Request_Details, "API Request Details") \
	X(API_Response_Details, "API Response Details") \
	X(API_Token, "API Token") \
	X(ARM, "ARM") \
	X(AWS_Account, "AWS Account") \
	X(AWS_IAM_Role, "AWS IAM Role") \
	X(AWS_IAM_User, "AWS IAM User") \
	X(Abortion, "Abortion") \
	X(Abuse, "Abuse") \
	X(Access_Revoked, "Access Revoked") \
	X(Accessed_Time, "Accessed Time") \
	X(Accessor, "Accessor") \
	X(Account, "Account") \
	X(Account_Object_name, "Account Object: name") \
	X(Account_Object_uid, "Account Object: uid") \
	X(Account_Type, "Account Type") \
	X(Action, "Action") \
	X(Action_ID, "Action ID") \
	X(Actions_on_Objectives, "Actions on Objectives") \
	X(Active, "Active") \
	X(ActiveDirectory_Account, "ActiveDirectory Account") \
	X(Activity, "Activity") \
	X(Activity_ID, "Activity ID") \
	X(Actor, "Actor") \
	X(Admin, "Admin") \
	X(Admin_Group, "Admin Group") \
	X(Administrative, "Administrative") \
	X(Adult_Mature_Content, "Adult/Mature Content") \
	X(Advisory, "Advisory") \
	X(Advisory_ID, "Advisory ID") \
	X(Advisory_Object_uid, "Advisory Object: uid") \
	X(Adware, "Adware") \
	X(Aerial_Height, "Aerial Height") \
	X(Affected_Code, "Affected Code") \
	X(Affected_Software_Package, "Affected Software Package") \
	X(Affected_Software_Packages, "Affected Software Packages") \
	X(Agent, "Agent") \
	X(Agent_ID, "Agent ID") \
	X(Agent_List, "Agent List") \
	X(Agent_Name, "Agent Name") \
	X(Agent_Policies, "Agent Policies") \
	X(Agent_Type, "Agent Type") \
	X(Agent_Version, "Agent Version") \
	X(Alcohol, "Alcohol") \
	X(Alert, "Alert") \
	X(Algorithm, "Algorithm") \
	X(Algorithm_ID, "Algorithm ID") \
	X(All_Logins, "All Logins") \
	X(Allowed, "Allowed") \
	X(Alternate_Agent_ID, "Alternate Agent ID") \
	X(Alternate_ID, "Alternate ID") \
	X(Alternative_Spirituality_Belief, "Alternative Spirituality/Belief") \
	X(Analyst_Comments, "Analyst Comments") \
	X(Analytic, "Analytic") \
	X(Ancestry, "Ancestry") \
	X(Android, "Android") \
	X(Apple_Account, "Apple Account") \
	X(Application, "Application") \
	X(Application_ID, "Application ID") \
	X(Application_Name, "Application Name") \
	X(Applied, "Applied") \
	X(Approved, "Approved") \
	X(Architecture, "Architecture") \
	X(Art_Culture, "Art/Culture") \
	X(Attached_Media, "Attached Media") \
	X(Attributes, "Attributes") \
	X(Auctions, "Auctions") \
	X(Audio_Video_Clips, "Audio/Video Clips") \
	X(Audit_User_ID, "Audit User ID") \
	X(Auth_Protocol, "Auth Protocol") \
	X(Auth_Protocol_ID, "Auth Protocol ID") \
	X(Authentic_Data, "Authentic Data") \
	X(Authentication_Factor, "Authentication Factor") \
	X(Authentication_Factors, "Authentication Factors") \
	X(Authenticode, "Authenticode") \
	X(Authoritative_Answer, "Authoritative Answer") \
	X(Authorization_Decision_Outcome, "Authorization Decision/Outcome") \
	X(Authorization_Information, "Authorization Information") \
	X(Authorization_Result, "Authorization Result") \
	X(Auto, "Auto") \
	X(Autoload, "Autoload") \
	X(Autonomous_System, "Autonomous System") \
	X(Autoscale_UID, "Autoscale UID") \
	X(Average_Timespan, "Average Timespan") \
	X(Azure_AD_Account, "Azure AD Account") \
	X(Azure_Subscription, "Azure Subscription") \
	X(BIOS_Date, "BIOS Date") \
	X(BIOS_Manufacturer, "BIOS Manufacturer") \
	X(BIOS_Version, "BIOS Version") \
	X(Back_Ups_Configured, "Back Ups Configured") \
	X(Backdoor, "Backdoor") \
	X(Backup_Recovery, "Backup & Recovery") \
	X(Bad, "Bad") \
	X(Base, "Base") \
	X(Base_Address, "Base Address") \
	X(Base_Event, "Base Event") \
	X(Base_Event_Other, "Base Event: Other") \
	X(Base_Event_Unknown, "Base Event: Unknown") \
	X(Base_Score, "Base Score") \
	X(Basic_Authentication, "Basic Authentication") \
	X(Behavioral, "Behavioral") \
	X(Billing, "Billing") \
	X(Biometric, "Biometric") \
	X(Block_Device, "Block Device") \
	X(Blocked, "Blocked") \
	X(Boolean, "Boolean") \
	X(Boot, "Boot") \
	X(Boot_Time, "Boot Time") \
	X(Boot_UID, "Boot UID") \
	X(Bootkit, "Bootkit") \
	X(Bot, "Bot") \
	X(Boundary, "Boundary") \
	X(Boundary_ID, "Boundary ID") \
	X(Broken, "Broken") \
	X(Brokerage_Trading, "Brokerage/Trading") \
	X(Browser, "Browser") \
	X(Bus_Type, "Bus Type") \
	X(Bus_Type_ID, "Bus Type ID") \
	X(Business, "Business") \
	X(Business_Economy, "Business/Economy") \
	X(Byte_String, "Byte String") \
	X(CD_ROM, "CD-ROM") \
	X(CHAP, "CHAP") \
	X(CIS_Control, "CIS Control") \
	X(CIS_Controls, "CIS Controls") \
	X(CLEAR, "CLEAR") \
	X(CLOSED, "CLOSED") \
	X(CLOSE_WAIT, "CLOSE_WAIT") \
	X(CLOSE_WAIT_40dac68a, "CLOSE-WAIT") \
	X(CLOSING, "CLOSING") \
	X(CPU_Architecture, "CPU Architecture") \
	X(CPU_Architecture_ID, "CPU Architecture ID") \
	X(CPU_Bits, "CPU Bits") \
	X(CPU_Cores, "CPU Cores") \
	X(CPU_Count, "CPU Count") \
	X(CTPH, "CTPH") \
	X(CVE, "CVE") \
	X(CVE_ID, "CVE ID") \
	X(CVE_List, "CVE List") \
	X(CVE_Object_uid, "CVE Object: uid") \
	X(CVSS_Depth, "CVSS Depth") \
	X(CVSS_Score, "CVSS Score") \
	X(CWE, "CWE") \
	X(CWE_ID, "CWE ID") \
	X(CWE_Object_uid, "CWE Object: uid") \
	X(CWE_UID, "CWE UID") \
	X(CWE_URL, "CWE URL") \
	X(CXL, "CXL") \
	X(Campaign, "Campaign") \
	X(Captcha, "Captcha") \
	X(Caption, "Caption") \
	X(Category, "Category") \
	X(Category_ID, "Category ID") \
	X(Cc, "Cc") \
	X(Cc_Mailboxes, "Cc Mailboxes") \
	X(Cell_Name, "Cell Name") \
	X(Certificate, "Certificate") \
	X(Certificate_Fingerprint, "Certificate Fingerprint") \
	X(Certificate_Self_Signed, "Certificate Self-Signed") \
	X(Certificate_Serial_Number, "Certificate Serial Number") \
	X(Challenge, "Challenge") \
	X(Character_Device, "Character Device") \
	X(Charitable_Organizations, "Charitable Organizations") \
	X(Chassis, "Chassis") \
	X(Chat_IM_SMS, "Chat (IM)/SMS") \
	X(Checking_Disabled, "Checking Disabled") \
	X(Child_Pornography, "Child Pornography") \
	X(City, "City") \
	X(Class, "Class") \
	X(Class_ID, "Class ID") \
	X(Classification, "Classification") \
	X(Classification_IDs, "Classification IDs") \
	X(Classifications, "Classifications") \
	X(Classifier_Details, "Classifier Details") \
	X(Client_Token, "Client Token") \
	X(Cloud, "Cloud") \
	X(Cloud_Availability_Zone, "Cloud Availability Zone") \
	X(Cloud_Partition, "Cloud Partition") \
	X(Cloud_Provider, "Cloud Provider") \
	X(Color_Depth, "Color Depth") \
	X(Column_Name, "Column Name") \
	X(Column_Number, "Column Number") \
	X(Command_Control, "Command & Control") \
	X(Command_Line, "Command Line") \
	X(Common_Process_Identifier, "Common Process Identifier") \
	X(Community_ID, "Community ID") \
	X(Company_Name, "Company Name") \
	X(Complete, "Complete") \
	X(Compliant_Device, "Compliant Device") \
	X(Computer_Information_Security, "Computer/Information Security") \
	X(Condition, "Condition") \
	X(Confidence, "Confidence") \
	X(Confidence_ID, "Confidence ID") \
	X(Confidence_Id, "Confidence Id") \
	X(Confidence_Score, "Confidence Score") \
	X(Confidential, "Confidential") \
	X(Confidentiality, "Confidentiality") \
	X(Confidentiality_ID, "Confidentiality ID") \
	X(Configuration_Management, "Configuration Management") \
	X(Configuration_URL, "Configuration URL") \
	X(Connection_Flag_History, "Connection Flag History") \
	X(Connection_Info, "Connection Info") \
	X(Connection_UID, "Connection UID") \
	X(Contact_Email, "Contact Email") \
	X(Contact_Location_Information, "Contact Location Information") \
	X(Container, "Container") \
	X(Containers, "Containers") \
	X(Content_Servers, "Content Servers") \
	X(Continent, "Continent") \
	X(Continue_Pending, "Continue Pending") \
	X(Controlled_Substances, "Controlled Substances") \
	X(Coordinates, "Coordinates") \
	X(Cores, "Cores") \
	X(Corrected, "Corrected") \
	X(Correlation_UID, "Correlation UID") \
	X(Cost_Center, "Cost Center") \
	X(Count, "Count") \
	X(Countermeasures, "Countermeasures") \
	X(Country, "Country") \
	X(Created_Time, "Created Time") \
	X(Creator, "Creator") \
	X(Critical, "Critical") \
	X(Custom_Action, "Custom Action") \
	X(Cybercriminal, "Cybercriminal") \
	X(DDOS, "DDOS") \
	X(DES, "DES") \
	X(DKIM_Domain, "DKIM Domain") \
	X(DKIM_Signature, "DKIM Signature") \
	X(DKIM_Status, "DKIM Status") \
	X(DMARC_Override, "DMARC Override") \
	X(DMARC_Policy, "DMARC Policy") \
	X(DMARC_Status, "DMARC Status") \
	X(DNSSEC_Status, "DNSSEC Status") \
	X(DNSSEC_Status_ID, "DNSSEC Status ID") \
	X(DNS_Answer, "DNS Answer") \
	X(DNS_Header_Flags, "DNS Header Flags") \
	X(DNS_RData, "DNS RData") \
	X(DSA, "DSA") \
	X(Data, "Data") \
	X(Data_Classification, "Data Classification") \
	X(Data_Loss_Prevention, "Data Loss Prevention") \
	X(Datetime, "Datetime") \
	X(Days, "Days") \
	X(Debug_Information, "Debug Information") \
	X(Dedicated, "Dedicated") \
	X(Default_Value, "Default Value") \
	X(Delayed, "Delayed") \
	X(Deleted, "Deleted") \
	X(Deleted_Time, "Deleted Time") \
	X(Delivered_To, "Delivered To") \
	X(Delivered_To_List, "Delivered To List") \
	X(Delivery, "Delivery") \
	X(Demand, "Demand") \
	X(Denied, "Denied") \
	X(Department, "Department") \
	X(Dependency_Chain, "Dependency Chain") \
	X(Deprecated, "Deprecated") \
	X(Description, "Description") \
	X(Desktop, "Desktop") \
	X(Desktop_Display, "Desktop Display") \
	X(Detected, "Detected") \
	X(Detection_Pattern, "Detection Pattern") \
	X(Detection_Pattern_Type_ID, "Detection Pattern Type ID") \
	X(Developer_UID, "Developer UID") \
	X(Device, "Device") \
	X(Device_Hardware_Info, "Device Hardware Info") \
	X(Device_Object_uid, "Device Object: uid") \
	X(Digest, "Digest") \
	X(Digital_Certificate, "Digital Certificate") \
	X(Digital_Signature, "Digital Signature") \
	X(Digital_Signatures, "Digital Signatures") \
	X(Direction, "Direction") \
	X(Direction_ID, "Direction ID") \
	X(Disabled, "Disabled") \
	X(Discovery, "Discovery") \
	X(Discovery_Details, "Discovery Details") \
	X(Display, "Display") \
	X(Display_Name, "Display Name") \
	X(Disposition, "Disposition") \
	X(Disposition_ID, "Disposition ID") \
	X(Distrusted, "Distrusted") \
	X(Does_not_exist, "Does not exist") \
	X(Domain, "Domain") \
	X(Domain_Contact, "Domain Contact") \
	X(Domain_Contact_Type, "Domain Contact Type") \
	X(Domain_Contact_Type_ID, "Domain Contact Type ID") \
	X(Domain_Contacts, "Domain Contacts") \
	X(Domain_Registrar, "Domain Registrar") \
	X(Domain_Status, "Domain Status") \
	X(Downloader, "Downloader") \
	X(Drive_Type, "Drive Type") \
	X(Drive_Type_ID, "Drive Type ID") \
	X(Dropped, "Dropped") \
	X(Dropper, "Dropper") \
	X(Duration, "Duration") \
	X(Duration_Days, "Duration Days") \
	X(Duration_Hours, "Duration Hours") \
	X(Duration_Milliseconds, "Duration Milliseconds") \
	X(Duration_Minutes, "Duration Minutes") \
	X(Duration_Months, "Duration Months") \
	X(Duration_Seconds, "Duration Seconds") \
	X(Duration_Weeks, "Duration Weeks") \
	X(Duration_Years, "Duration Years") \
	X(Dynamic_DNS_Host, "Dynamic DNS Host") \
	X(EAP, "EAP") \
	X(ECC, "ECC") \
	X(ECDSA, "ECDSA") \
	X(EID, "EID") \
	X(ELAM, "ELAM") \
	X(EPPS_Score, "EPPS Score") \
	X(EPSS, "EPSS") \
	X(EPSS_Percentile, "EPSS Percentile") \
	X(ESTABLISHED, "ESTABLISHED") \
	X(E_Card_Invitations, "E-Card/Invitations") \
	X(Education, "Education") \
	X(Effective_Group_ID, "Effective Group ID") \
	X(Effective_User_ID, "Effective User ID") \
	X(Email, "Email") \
	X(Email_Account, "Email Account") \
	X(Email_Address, "Email Address") \
	X(Email_Addresses, "Email Addresses") \
	X(Email_Authentication, "Email Authentication") \
	X(Email_Object_subject, "Email Object: subject") \
	X(Email_Object_uid, "Email Object: uid") \
	X(Email_Thread_UID, "Email Thread UID") \
	X(Email_UID, "Email UID") \
	X(Employee_ID, "Employee ID") \
	X(Encrypted, "Encrypted") \
	X(Encryption_Algorithm, "Encryption Algorithm") \
	X(Encryption_Algorithm_ID, "Encryption Algorithm ID") \
	X(Encryption_Details, "Encryption Details") \
	X(Encryption_Key_Length, "Encryption Key Length") \
	X(Encryption_Type, "Encryption Type") \
	X(End_Column, "End Column") \
	X(End_Line, "End Line") \
	X(End_Time, "End Time") \
	X(Endpoint, "Endpoint") \
	X(Endpoint_Detection_and_Response, "Endpoint Detection and Response") \
	X(Enrichment, "Enrichment") \
	X(Enrichments, "Enrichments") \
	X(Entertainment, "Entertainment") \
	X(Environment_Variable, "Environment Variable") \
	X(Environment_Variables, "Environment Variables") \
	X(Environmental, "Environmental") \
	X(Epoch, "Epoch") \
	X(Error, "Error") \
	X(Error_Code, "Error Code") \
	X(Error_Message, "Error Message") \
	X(Event_Code, "Event Code") \
	X(Event_Time, "Event Time") \
	X(Event_UID, "Event UID") \
	X(Exact_Data_Match, "Exact Data Match") \
	X(Executable_File, "Executable File") \
	X(Exercise_Caution, "Exercise Caution") \
	X(Exists, "Exists") \
	X(Exonerated, "Exonerated") \
	X(Experimental, "Experimental") \
	X(Expiration_Reason, "Expiration Reason") \
	X(Expiration_Time, "Expiration Time") \
	X(Expired, "Expired") \
	X(Exploit_Availability, "Exploit Availability") \
	X(Exploit_Kit, "Exploit-Kit") \
	X(Exploit_Last_Seen_Time, "Exploit Last Seen Time") \
	X(Exploit_Requirement, "Exploit Requirement") \
	X(Exploit_Type, "Exploit Type") \
	X(Exploit_URL, "Exploit URL") \
	X(Exploitation, "Exploitation") \
	X(Extended_Attributes, "Extended Attributes") \
	X(External, "External") \
	X(External_ID, "External ID") \
	X(External_Storage, "External Storage") \
	X(Extreme, "Extreme") \
	X(FIN_WAIT1, "FIN_WAIT1") \
	X(FIN_WAIT2, "FIN_WAIT2") \
	X(FIN_WAIT_1, "FIN-WAIT-1") \
	X(FIN_WAIT_2, "FIN-WAIT-2") \
	X(Factor_Type, "Factor Type") \
	X(Factor_Type_ID, "Factor Type ID") \
	X(Fail, "Fail") \
	X(Failed, "Failed") \
	X(Failure, "Failure") \
	X(Fatal, "Fatal") \
	X(Feature, "Feature") \
	X(File, "File") \
	X(File_Extension, "File Extension") \
	X(File_Name, "File Name") \
	X(File_Path, "File Path") \
	X(File_Storage_Sharing, "File Storage/Sharing") \
	X(File_System_Driver, "File System Driver") \
	X(File_URI, "File URI") \
	X(Files, "Files") \
	X(Financial, "Financial") \
	X(Financial_Services, "Financial Services") \
	X(Fingerprint, "Fingerprint") \
	X(Fingerprinting, "Fingerprinting") \
	X(Fingerprints, "Fingerprints") \
	X(Firewall, "Firewall") \
	X(Firewall_Rule, "Firewall Rule") \
	X(First_Seen, "First Seen") \
	X(Fix_Availability, "Fix Availability") \
	X(Fix_Coverage, "Fix Coverage") \
	X(Fix_Coverage_ID, "Fix Coverage ID") \
	X(Fixed, "Fixed") \
	X(Fixed_In_Version, "Fixed In Version") \
	X(Flags, "Flags") \
	X(Float, "Float") \
	X(Folder, "Folder") \
	X(For_Kids, "For Kids") \
	X(Forwarding_Address, "Forwarding Address") \
	X(From, "From") \
	X(From_List, "From List") \
	X(From_Mailbox, "From Mailbox") \
	X(From_Mailboxes, "From Mailboxes") \
	X(Full_Name, "Full Name") \
	X(Function_Invocation, "Function Invocation") \
	X(Function_Keys, "Function Keys") \
	X(Function_Name, "Function Name") \
	X(GCP_Account, "GCP Account") \
	X(GCP_Project, "GCP Project") \
	X(GPU_Count, "GPU Count") \
	X(GPU_Information, "GPU Information") \
	X(GPU_information, "GPU information") \
	X(GREEN, "GREEN") \
	X(Gambling, "Gambling") \
	X(Games, "Games") \
	X(Gateway_VPC, "Gateway VPC") \
	X(Geo_Location, "Geo Location") \
	X(Geodetic_Altitude, "Geodetic Altitude") \
	X(Geodetic_Vertical_Accuracy, "Geodetic Vertical Accuracy") \
	X(Geohash, "Geohash") \
	X(Given_Name, "Given Name") \
	X(Google_Workspace, "Google Workspace") \
	X(Government_Legal, "Government/Legal") \
	X(Governmental, "Governmental") \
	X(Group, "Group") \
	X(Group_Object_name, "Group Object: name") \
	X(Group_Object_uid, "Group Object: uid") \
	X(Group_Type, "Group Type") \
	X(Groups, "Groups") \
	X(HASSH, "HASSH") \
	X(HMAC_based_One_time_Password_HOTP, "HMAC-based One-time Password (HOTP)") \
	X(HP_UX, "HP-UX") \
	X(HTTP_Header, "HTTP Header") \
	X(HTTP_Headers, "HTTP Headers") \
	X(HTTP_Query_String, "HTTP Query String") \
	X(HTTP_User_Agent, "HTTP User-Agent") \
	X(Hacking, "Hacking") \
	X(Hacktivists, "Hacktivists") \
	X(Hardware_Info, "Hardware Info") \
	X(Hardware_Token, "Hardware Token") \
	X(Hash, "Hash") \
	X(Hashes, "Hashes") \
	X(Health, "Health") \
	X(High, "High") \
	X(Hire_Time, "Hire Time") \
	X(Horizontal_Accuracy, "Horizontal Accuracy") \
	X(Hosted_Services, "Hosted Services") \
	X(Hosting_Process, "Hosting Process") \
	X(Hostname, "Hostname") \
	X(Hours, "Hours") \
	X(Hub, "Hub") \
	X(Humor_Jokes, "Humor/Jokes") \
	X(Hypervisor, "Hypervisor") \
	X(ICCID, "ICCID") \
	X(IDS, "IDS") \
	X(IME, "IME") \
	X(IMEI, "IMEI") \
	X(IMEI_List, "IMEI List") \
	X(IOT, "IOT") \
	X(IPS, "IPS") \
	X(IP_Address, "IP Address") \
	X(IP_Version, "IP Version") \
	X(IP_Version_ID, "IP Version ID") \
	X(ISP, "ISP") \
	X(ISP_Name, "ISP Name") \
	X(ISP_Org, "ISP Org") \
	X(Identity_Provider, "Identity Provider") \
	X(Identity_Token, "Identity Token") \
	X(Ignore, "Ignore") \
	X(Image, "Image") \
	X(Image_Tag, "Image Tag") \
	X(Imphash, "Imphash") \
	X(Imported_Symbols, "Imported Symbols") \
	X(Inbound, "Inbound") \
	X(Indexed_Data_Match, "Indexed Data Match") \
	X(Indicator, "Indicator") \
	X(Indicator_Type_ID, "Indicator Type ID") \
	X(Info, "Info") \
	X(Informational, "Informational") \
	X(Insider, "Insider") \
	X(Install_State, "Install State") \
	X(Install_State_ID, "Install State ID") \
	X(Installation, "Installation") \
	X(Installed, "Installed") \
	X(Installed_Pending_Reboot, "Installed Pending Reboot") \
	X(Instance_ID, "Instance ID") \
	X(Integer, "Integer") \
	X(Integrity, "Integrity") \
	X(Integrity_Level, "Integrity Level") \
	X(Inter_region_VPC, "Inter-region VPC") \
	X(Interactive, "Interactive") \
	X(Internal, "Internal") \
	X(Internal_Name, "Internal Name") \
	X(Internet_Connected_Devices, "Internet Connected Devices") \
	X(Internet_Gateway, "Internet Gateway") \
	X(Internet_Protocol_version_4_IPv4, "Internet Protocol version 4 (IPv4)") \
	X(Internet_Protocol_version_6_IPv6, "Internet Protocol version 6 (IPv6)") \
	X(Internet_Telephony, "Internet Telephony") \
	X(Internet_VPC_Gateway, "Internet/VPC Gateway") \
	X(Intimate_Apparel_Swimsuit, "Intimate Apparel/Swimsuit") \
	X(Intra_region_VPC, "Intra-region VPC") \
	X(Intrusion_Sets, "Intrusion Sets") \
	X(Invoked_by, "Invoked by") \
	X(Is_Truncated, "Is Truncated") \
	X(Isolated, "Isolated") \
	X(Issuer_Details, "Issuer Details") \
	X(Issuer_Distinguished_Name, "Issuer Distinguished Name") \
	X(JSON, "JSON") \
	X(JSON_Path, "JSON Path") \
	X(JavaScript, "JavaScript") \
	X(Job, "Job") \
	X(Job_Search_Careers, "Job Search/Careers") \
	X(Job_Title, "Job Title") \
	X(KB_Article, "KB Article") \
	X(Kerberos, "Kerberos") \
	X(Kernel, "Kernel") \
	X(Kernel_Driver, "Kernel Driver") \
	X(Kernel_Extension, "Kernel Extension") \
	X(Kernel_Mode, "Kernel Mode") \
	X(Kernel_Mode_Driver, "Kernel Mode Driver") \
	X(Kernel_Release, "Kernel Release") \
	X(Kernel_Resource, "Kernel Resource") \
	X(Key_UID, "Key UID") \
	X(Key_Value_object, "Key:Value object") \
	X(Keyboard, "Keyboard") \
	X(Keyboard_Information, "Keyboard Information") \
	X(Keyboard_Layout, "Keyboard Layout") \
	X(Keyboard_Subtype, "Keyboard Subtype") \
	X(Keyboard_Type, "Keyboard Type") \
	X(Keylogger, "Keylogger") \
	X(Keyword_Match, "Keyword Match") \
	X(Kill_Chain, "Kill Chain") \
	X(Kill_Chain_Phase, "Kill Chain Phase") \
	X(Kill_Chain_Phase_ID, "Kill Chain Phase ID") \
	X(Knowledgebase_Articles, "Knowledgebase Articles") \
	X(LAST_ACK, "LAST_ACK") \
	X(LAST_ACK_a7bf719e, "LAST-ACK") \
	X(LDAP, "LDAP") \
	X(LDAP_Account, "LDAP Account") \
	X(LDAP_Common_Name, "LDAP Common Name") \
	X(LDAP_Distinguished_Name, "LDAP Distinguished Name") \
	X(LDAP_Person, "LDAP Person") \
	X(LISTEN, "LISTEN") \
	X(Labels, "Labels") \
	X(Language, "Language") \
	X(Laptop, "Laptop") \
	X(Last_Error_Message, "Last Error Message") \
	X(Last_Login, "Last Login") \
	X(Last_Run, "Last Run") \
	X(Last_Seen, "Last Seen") \
	X(Last_Sync_Time, "Last Sync Time") \
	X(Last_Updated_At, "Last Updated At") \
	X(Last_Used_Time, "Last Used Time") \
	X(Lateral, "Lateral") \
	X(Latitude, "Latitude") \
	X(Leans_Safe, "Leans Safe") \
	X(Learning_ML_DL, "Learning (ML/DL)") \
	X(Leave_Time, "Leave Time") \
	X(Lineage, "Lineage") \
	X(Linux, "Linux") \
	X(Linux_Account, "Linux Account") \
	X(Live_Evidence_Info, "Live Evidence Info") \
	X(Live_Evidence_Info_Other, "Live Evidence Info: Other") \
	X(Live_Evidence_Info_Query, "Live Evidence Info: Query") \
	X(Live_Evidence_Info_Unknown, "Live Evidence Info: Unknown") \
	X(Load_Balancer, "Load Balancer") \
	X(Load_Order_Group, "Load Order Group") \
	X(Load_Type, "Load Type") \
	X(Load_Type_ID, "Load Type ID") \
	X(Loaded_Modules, "Loaded Modules") \
	X(Local, "Local") \
	X(Local_Gateway, "Local Gateway") \
	X(Local_Socket, "Local Socket") \
	X(Localhost, "Localhost") \
	X(Locked, "Locked") \
	X(Log_Format, "Log Format") \
	X(Log_Forwarding, "Log Forwarding") \
	X(Log_Level, "Log Level") \
	X(Log_Name, "Log Name") \
	X(Log_Provider, "Log Provider") \
	X(Log_Source, "Log Source") \
	X(Log_Source_Format, "Log Source Format") \
	X(Log_Version, "Log Version") \
	X(Logged, "Logged") \
	X(Logged_Time, "Logged Time") \
	X(Logger, "Logger") \
	X(Loggers, "Loggers") \
	X(Long, "Long") \
	X(Long_String, "Long String") \
	X(Longitude, "Longitude") \
	X(Low, "Low") \
	X(M365_Tenant, "M365 Tenant") \
	X(MAC_Address, "MAC Address") \
	X(MAC_Vendor, "MAC Vendor") \
	X(MD5, "MD5") \
	X(MEID, "MEID") \
	X(MFA_Assigned, "MFA Assigned") \
	X(MFA_Enforced, "MFA Enforced") \
	X(MIME_type, "MIME type") \
	X(MITRE_ATT_CK, "MITRE ATT&CK®") \
	X(MITRE_ATT_CK_ATLAS, "MITRE ATT&CK® & ATLAS™") \
	X(MITRE_ATT_CK_Details, "MITRE ATT&CK® Details") \
	X(MITRE_ATT_CK_Sub_Technique, "MITRE ATT&CK® Sub Technique") \
	X(MITRE_ATT_CK_Tactic, "MITRE ATT&CK® Tactic") \
	X(MITRE_ATT_CK_Technique, "MITRE ATT&CK® Technique") \
	X(MITRE_ATT_CK_and_ATLAS_Details, "MITRE ATT&CK® and ATLAS™ Details") \
	X(MITRE_D3FEND, "MITRE D3FEND™") \
	X(MITRE_D3FEND_Tactic, "MITRE D3FEND™ Tactic") \
	X(MITRE_D3FEND_Technique, "MITRE D3FEND™ Technique") \
	X(MITRE_Mitigation, "MITRE Mitigation") \
	X(MITRE_Sub_technique, "MITRE Sub-technique") \
	X(MITRE_Tactic, "MITRE Tactic") \
	X(MITRE_Technique, "MITRE Technique") \
	X(MXM_Type_A, "MXM Type A") \
	X(MXM_Type_B, "MXM Type B") \
	X(M_2, "M.2") \
	X(Mac_OS_Account, "Mac OS Account") \
	X(Malicious, "Malicious") \
	X(Malicious_Outbound_Data_Botnets, "Malicious Outbound Data/Botnets") \
	X(Malicious_Sources_Malnets, "Malicious Sources/Malnets") \
	X(Malware, "Malware") \
	X(Malware_Scan_Info, "Malware Scan Info") \
	X(Managed_Device, "Managed Device") \
	X(Manager, "Manager") \
	X(Manual, "Manual") \
	X(Mapped, "Mapped") \
	X(Marijuana, "Marijuana") \
	X(Match_Details, "Match Details") \
	X(Match_Location, "Match Location") \
	X(May_not_be_Safe, "May not be Safe") \
	X(Media_Sharing, "Media Sharing") \
	X(Medium, "Medium") \
	X(Message, "Message") \
	X(Message_Digest, "Message Digest") \
	X(Message_UID, "Message UID") \
	X(Metadata, "Metadata") \
	X(Metric, "Metric") \
	X(Metrics, "Metrics") \
	X(Microphone, "Microphone") \
	X(Military, "Military") \
	X(Military_and_Law_Enforcement, "Military and Law Enforcement") \
	X(Milliseconds, "Milliseconds") \
	X(Minutes, "Minutes") \
	X(Mixed_Content_Potentially_Adult, "Mixed Content/Potentially Adult") \
	X(Mobile, "Mobile") \
	X(Mobile_Account_Active, "Mobile Account Active") \
	X(Mobile_Device_Management, "Mobile Device Management") \
	X(Model, "Model") \
	X(Modified, "Modified") \
	X(Modified_Time, "Modified Time") \
	X(Modifier, "Modifier") \
	X(Module, "Module") \
	X(Monitor, "Monitor") \
	X(Months, "Months") \
	X(Mouse, "Mouse") \
	X(Multi_Factor_Authentication, "Multi Factor Authentication") \
	X(NPF, "NPF") \
	X(NTLM, "NTLM") \
	X(Name, "Name") \
	X(Name_Servers, "Name Servers") \
	X(Named_Pipe, "Named Pipe") \
	X(Namespace, "Namespace") \
	X(Namespace_PID, "Namespace PID") \
	X(Nation_state, "Nation-state") \
	X(Network_Connection, "Network Connection") \
	X(Network_Connection_Information, "Network Connection Information") \
	X(Network_Connection_Query, "Network Connection Query") \
	X(Network_Connection_Query_Other, "Network Connection Query: Other") \
	X(Network_Connection_Query_Query, "Network Connection Query: Query") \
	X(Network_Connection_Query_Unknown, "Network Connection Query: Unknown") \
	X(Network_Connection_State, "Network Connection State") \
	X(Network_Driver, "Network Driver") \
	X(Network_Endpoint_Object_uid, "Network Endpoint Object: uid") \
	X(Network_Interface, "Network Interface") \
	X(Network_Interface_ID, "Network Interface ID") \
	X(Network_Interface_Name, "Network Interface Name") \
	X(Network_Interfaces, "Network Interfaces") \
	X(Network_Zone, "Network Zone") \
	X(News_Media, "News/Media") \
	X(Newsgroups_Forums, "Newsgroups/Forums") \
	X(Next_Run, "Next Run") \
	X(No_Action, "No Action") \
	X(NonStandard_Backed, "NonStandard Backed") \
	X(Non_Standard, "Non Standard") \
	X(Non_Viewable_Infrastructure, "Non-Viewable/Infrastructure") \
	X(None, "None") \
	X(Normal, "Normal") \
	X(Not_Confidential, "Not Confidential") \
	X(Not_Installed, "Not Installed") \
	X(Nudity, "Nudity") \
	X(Number, "Number") \
	X(Number_of_Infected_Entities, "Number of Infected Entities") \
	X(Number_of_Volumes, "Number of Volumes") \
	X(OAUTH_2_0, "OAUTH 2.0") \
	X(OCI_Compartment, "OCI Compartment") \
	X(OS, "OS") \
	X(OSINT, "OSINT") \
	X(OS_Build, "OS Build") \
	X(OS_Edition, "OS Edition") \
	X(OS_Machine_UUID, "OS Machine UUID") \
	X(OS_Service_Pack, "OS Service Pack") \
	X(OS_Service_Pack_Version, "OS Service Pack Version") \
	X(OTP, "OTP") \
	X(Object, "Object") \
	X(Observable, "Observable") \
	X(Observables, "Observables") \
	X(Observed, "Observed") \
	X(Occurrence_Details, "Occurrence Details") \
	X(Occurrences, "Occurrences") \
	X(Office_Business_Applications, "Office/Business Applications") \
	X(Office_Location, "Office Location") \
	X(On_Demand, "On Demand") \
	X(On_Premises_44f2c3c7, "On-Premises") \
	X(On_Premises_Sync_Enabled, "On-Premises Sync Enabled") \
	X(On_Premises_b5bd2490, "On Premises") \
	X(Onboard, "Onboard") \
	X(Online_Meetings, "Online Meetings") \
	X(OpenID, "OpenID") \
	X(Open_Ports, "Open Ports") \
	X(Operating_System, "Operating System") \
	X(Operating_System_OS, "Operating System (OS)") \
	X(Operation, "Operation") \
	X(Orchestrator, "Orchestrator") \
	X(Org_Unit_ID, "Org Unit ID") \
	X(Org_Unit_Name, "Org Unit Name") \
	X(Organization, "Organization") \
	X(Original_Event_ID, "Original Event ID") \
	X(Original_Time, "Original Time") \
	X(Other, "Other") \
	X(Outbound, "Outbound") \
	X(Overall_Score, "Overall Score") \
	X(Own_Process, "Own Process") \
	X(Owner, "Owner") \
	X(PAP, "PAP") \
	X(PCIe_x16, "PCIe x16") \
	X(PCIe_x8, "PCIe x8") \
	X(PCRE, "PCRE") \
	X(Package_Manager, "Package Manager") \
	X(Package_Manager_URL, "Package Manager URL") \
	X(Package_UID, "Package UID") \
	X(Package_URL, "Package URL") \
	X(Packet_UID, "Packet UID") \
	X(Page_Number, "Page Number") \
	X(Parameter, "Parameter") \
	X(Parameters, "Parameters") \
	X(Parent_Folder, "Parent Folder") \
	X(Parent_Process, "Parent Process") \
	X(Parent_Unique_ID, "Parent Unique ID") \
	X(Partial, "Partial") \
	X(Partial_Data_Match, "Partial Data Match") \
	X(Partially_Corrected, "Partially Corrected") \
	X(Password, "Password") \
	X(Patch_Bulletin, "Patch Bulletin") \
	X(Path, "Path") \
	X(Pause_Pending, "Pause Pending") \
	X(Paused, "Paused") \
	X(Peer_to_Peer_P2P, "Peer-to-Peer (P2P)") \
	X(Pending, "Pending") \
	X(Performance_Monitoring_Observability, "Performance Monitoring & Observability") \
	X(Peripheral_Device, "Peripheral Device") \
	X(Peripheral_Device_Type, "Peripheral Device Type") \
	X(Peripheral_Device_Type_ID, "Peripheral Device Type ID") \
	X(Personal, "Personal") \
	X(Personal_Device, "Personal Device") \
	X(Personal_Sites, "Personal Sites") \
	X(Personals_Dating, "Personals/Dating") \
	X(Phishing, "Phishing") \
	X(Phone_Call, "Phone Call") \
	X(Phone_Number, "Phone Number") \
	X(Physical_Height, "Physical Height") \
	X(Physical_Orientation, "Physical Orientation") \
	X(Physical_Width, "Physical Width") \
	X(Piracy_Copyright_Concerns, "Piracy/Copyright Concerns") \
	X(Placeholders, "Placeholders") \
	X(Pod_UUID, "Pod UUID") \
	X(Policy, "Policy") \
	X(Political_Social_Advocacy, "Political/Social Advocacy") \
	X(Pool, "Pool") \
	X(Pornography, "Pornography") \
	X(Port, "Port") \
	X(Port_Information, "Port Information") \
	X(Possibly_Malicious, "Possibly Malicious") \
	X(Post_Value, "Post-Value") \
	X(Postal_Code, "Postal Code") \
	X(Potentially_Unwanted_Software, "Potentially Unwanted Software") \
	X(PowerShell, "PowerShell") \
	X(Pre_Value, "Pre-Value") \
	X(Prefetch, "Prefetch") \
	X(Pressure_Altitude, "Pressure Altitude") \
	X(Printer, "Printer") \
	X(Private, "Private") \
	X(Privileges, "Privileges") \
	X(Probably_Malicious, "Probably Malicious") \
	X(Probably_Safe, "Probably Safe") \
	X(Process, "Process") \
	X(Process_Entity, "Process Entity") \
	X(Process_Entity_Object_uid, "Process Entity Object: uid") \
	X(Process_ID, "Process ID") \
	X(Process_Name, "Process Name") \
	X(Process_Thread_ID, "Process Thread ID") \
	X(Processed_Time, "Processed Time") \
	X(Processor_Speed, "Processor Speed") \
	X(Processor_Type, "Processor Type") \
	X(Product, "Product") \
	X(Profiles, "Profiles") \
	X(Programmatic_Credential, "Programmatic Credential") \
	X(Programmatic_Credentials, "Programmatic Credentials") \
	X(Project_ID, "Project ID") \
	X(Protected, "Protected") \
	X(Protocol_Name, "Protocol Name") \
	X(Protocol_Number, "Protocol Number") \
	X(Provider, "Provider") \
	X(Proxy_Avoidance, "Proxy Avoidance") \
	X(Public, "Public") \
	X(Push_Notification, "Push Notification") \
	X(Python, "Python") \
	X(Quarantined, "Quarantined") \
	X(Quarantined_Items, "Quarantined Items") \
	X(Query, "Query") \
	X(Query_Evidence, "Query Evidence") \
	X(Query_Info, "Query Info") \
	X(Query_Information, "Query Information") \
	X(Query_Result, "Query Result") \
	X(Query_Result_ID, "Query Result ID") \
	X(Query_String, "Query String") \
	X(Query_Time, "Query Time") \
	X(Query_Type, "Query Type") \
	X(Query_Type_ID, "Query Type ID") \
	X(Queued, "Queued") \
	X(RADIUS, "RADIUS") \
	X(RAM_Disk, "RAM Disk") \
	X(RAM_Size, "RAM Size") \
	X(RED, "RED") \
	X(REG_BINARY, "REG_BINARY") \
	X(REG_DWORD, "REG_DWORD") \
	X(REG_DWORD_BIG_ENDIAN, "REG_DWORD_BIG_ENDIAN") \
	X(REG_EXPAND_SZ, "REG_EXPAND_SZ") \
	X(REG_LINK, "REG_LINK") \
	X(REG_MULTI_SZ, "REG_MULTI_SZ") \
	X(REG_NONE, "REG_NONE") \
	X(REG_QWORD, "REG_QWORD") \
	X(REG_QWORD_LITTLE_ENDIAN, "REG_QWORD_LITTLE_ENDIAN") \
	X(REG_SZ, "REG_SZ") \
	X(RISC_V, "RISC-V") \
	X(RSA, "RSA") \
	X(Radio_Audio_Streams, "Radio/Audio Streams") \
	X(Ransomware, "Ransomware") \
	X(Rate_Limit, "Rate Limit") \
	X(Raw_Data, "Raw Data") \
	X(Raw_Data_Hash, "Raw Data Hash") \
	X(Raw_Data_Size, "Raw Data Size") \
	X(Raw_Header, "Raw Header") \
	X(Read, "Read") \
	X(Read_Only, "Read-Only") \
	X(Ready, "Ready") \
	X(Real_Estate, "Real Estate") \
	X(Reconnaissance, "Reconnaissance") \
	X(Record_Index_in_Array, "Record Index in Array") \
	X(Recursion_Available, "Recursion Available") \
	X(Recursion_Desired, "Recursion Desired") \
	X(Reference, "Reference") \
	X(References, "References") \
	X(Refresh_Token, "Refresh Token") \
	X(Region, "Region") \
	X(Registered_At, "Registered At") \
	X(Registrant, "Registrant") \
	X(Registrar_Abuse_Email_Address, "Registrar Abuse Email Address") \
	X(Registrar_Abuse_Phone_Number, "Registrar Abuse Phone Number") \
	X(Registry_Binary_Data, "Registry Binary Data") \
	X(Registry_Integer_Data, "Registry Integer Data") \
	X(Registry_Key, "Registry Key") \
	X(Registry_Key_Path, "Registry Key Path") \
	X(Registry_String_Data, "Registry String Data") \
	X(Registry_String_List_Data, "Registry String List Data") \
	X(Registry_Value, "Registry Value") \
	X(Registry_Value_Object_name, "Registry Value Object: name") \
	X(Regular_Expressions, "Regular Expressions") \
	X(Regular_File, "Regular File") \
	X(Rejected, "Rejected") \
	X(Related_Analytics, "Related Analytics") \
	X(Related_CVEs, "Related CVEs") \
	X(Related_CWEs, "Related CWEs") \
	X(Related_DNS_Answers, "Related DNS Answers") \
	X(Related_Digital_Signatures, "Related Digital Signatures") \
	X(Related_Email, "Related Email") \
	X(Related_Email_Authentication, "Related Email Authentication") \
	X(Related_File, "Related File") \
	X(Related_Rule, "Related Rule") \
	X(Related_Script_Data, "Related Script Data") \
	X(Related_Subdomains, "Related Subdomains") \
	X(Related_Subnet, "Related Subnet") \
	X(Related_Vulnerabilities, "Related Vulnerabilities") \
	X(Related_Vulnerability_IDs, "Related Vulnerability IDs") \
	X(Religion, "Religion") \
	X(Remediation, "Remediation") \
	X(Remediation_Guidance, "Remediation Guidance") \
	X(Remote, "Remote") \
	X(Remote_Access, "Remote Access") \
	X(Remote_Access_Tools, "Remote Access Tools") \
	X(Remote_Access_Trojan, "Remote-Access-Trojan") \
	X(Removable, "Removable") \
	X(Renewable, "Renewable") \
	X(Reply_To, "Reply To") \
	X(Reply_To_List, "Reply To List") \
	X(Reply_To_Mailboxes, "Reply To Mailboxes") \
	X(Reporter, "Reporter") \
	X(Reputation, "Reputation") \
	X(Reputation_Score, "Reputation Score") \
	X(Reputation_Score_ID, "Reputation Score ID") \
	X(Reputation_Scores, "Reputation Scores") \
	X(Request_Elements, "Request Elements") \
	X(Reset, "Reset") \
	X(Resource_Details_Object_name, "Resource Details Object: name") \
	X(Resource_Exploitation, "Resource-Exploitation") \
	X(Resource_Record_Class, "Resource Record Class") \
	X(Resource_Record_Type, "Resource Record Type") \
	X(Resource_Type, "Resource Type") \
	X(Resource_UID, "Resource UID") \
	X(Response_Code, "Response Code") \
	X(Response_Elements, "Response Elements") \
	X(Restart_Pending, "Restart Pending") \
	X(Restaurants_Dining_Food, "Restaurants/Dining/Food") \
	X(Restored, "Restored") \
	X(Restricted, "Restricted") \
	X(Return_Path, "Return Path") \
	X(Return_Value, "Return Value") \
	X(Revoked, "Revoked") \
	X(Risk_Details, "Risk Details") \
	X(Risk_Level, "Risk Level") \
	X(Risk_Level_ID, "Risk Level ID") \
	X(Risk_Score, "Risk Score") \
	X(Rogue_Security_Software, "Rogue-Security-Software") \
	X(Rootkit, "Rootkit") \
	X(Router, "Router") \
	X(Row_Number, "Row Number") \
	X(Rule, "Rule") \
	X(Run_Mode_IDs, "Run Mode IDs") \
	X(Run_Modes, "Run Modes") \
	X(Run_State, "Run State") \
	X(Run_State_ID, "Run State ID") \
	X(Running, "Running") \
	X(Runtime, "Runtime") \
	X(SAML, "SAML") \
	X(SAML_Assertion, "SAML Assertion") \
	X(SAML_Certificate, "SAML Certificate") \
	X(SCIM, "SCIM") \
	X(SCIM_Endpoint_URL, "SCIM Endpoint URL") \
	X(SCIM_Group_Provisioning_Enabled, "SCIM Group Provisioning Enabled") \
	X(SCIM_Group_Schema, "SCIM Group Schema") \
	X(SCIM_User_Provisioning_Enabled, "SCIM User Provisioning Enabled") \
	X(SCIM_User_Schema, "SCIM User Schema") \
	X(SCIM_Version, "SCIM Version") \
	X(SHA3_224, "SHA3-224") \
	X(SHA3_256, "SHA3-256") \
	X(SHA3_384, "SHA3-384") \
	X(SHA3_512, "SHA3-512") \
	X(SHA_1, "SHA-1") \
	X(SHA_224, "SHA-224") \
	X(SHA_256, "SHA-256") \
	X(SHA_384, "SHA-384") \
	X(SHA_512, "SHA-512") \
	X(SHA_512_224, "SHA-512/224") \
	X(SHA_512_256, "SHA-512/256") \
	X(SIGMA, "SIGMA") \
	X(SM2, "SM2") \
	X(SMS, "SMS") \
	X(SMTP_From, "SMTP From") \
	X(SMTP_To, "SMTP To") \
	X(SPF_Status, "SPF Status") \
	X(SSO, "SSO") \
	X(SSO_Idle_Timeout, "SSO Idle Timeout") \
	X(SSO_Login_Endpoint, "SSO Login Endpoint") \
	X(SSO_Logout_Endpoint, "SSO Logout Endpoint") \
	X(SSO_Metadata_Endpoint, "SSO Metadata Endpoint") \
	X(SSO_Session_Duration, "SSO Session Duration") \
	X(STIX, "STIX") \
	X(SYN_RECEIVED, "SYN-RECEIVED") \
	X(SYN_RECV, "SYN_RECV") \
	X(SYN_SENT, "SYN_SENT") \
	X(SYN_SENT_a9d01f80, "SYN-SENT") \
	X(Safe, "Safe") \
	X(Salesforce_Account, "Salesforce Account") \
	X(Same_VPC, "Same VPC") \
	X(Sandbox, "Sandbox") \
	X(Scale_Factor, "Scale Factor") \
	X(Scam_Questionable_Illegal, "Scam/Questionable/Illegal") \
	X(Scan_UID, "Scan UID") \
	X(Scanned_Files, "Scanned Files") \
	X(Scheduled, "Scheduled") \
	X(Scheduled_Job_Task, "Scheduled Job, Task") \
	X(Schema_Extension, "Schema Extension") \
	X(Schema_Extensions, "Schema Extensions") \
	X(Scheme, "Scheme") \
	X(Scopes, "Scopes") \
	X(Screen_Capture, "Screen-Capture") \
	X(Script, "Script") \
	X(Script_Content, "Script Content") \
	X(Search_Engines_Portals, "Search Engines/Portals") \
	X(Seconds, "Seconds") \
	X(Secret, "Secret") \
	X(Security, "Security") \
	X(Security_Advisory, "Security Advisory") \
	X(Security_Descriptor, "Security Descriptor") \
	X(Security_Question, "Security Question") \
	X(Security_Questions, "Security Questions") \
	X(Sender, "Sender") \
	X(Sender_Mailbox, "Sender Mailbox") \
	X(Sensitivity, "Sensitivity") \
	X(Sequence_Number, "Sequence Number") \
	X(Serial_Number, "Serial Number") \
	X(Server, "Server") \
	X(Service, "Service") \
	X(Service_Category, "Service Category") \
	X(Service_Category_ID, "Service Category ID") \
	X(Service_DLL, "Service DLL") \
	X(Service_Dependencies, "Service Dependencies") \
	X(Service_Error_Control, "Service Error Control") \
	X(Service_Error_Control_ID, "Service Error Control ID") \
	X(Service_File, "Service File") \
	X(Service_Provider, "Service Provider") \
	X(Service_Start_Name, "Service Start Name") \
	X(Service_Start_Type, "Service Start Type") \
	X(Service_Start_Type_ID, "Service Start Type ID") \
	X(Service_Ticket, "Service Ticket") \
	X(Service_Type, "Service Type") \
	X(Service_Type_ID, "Service Type ID") \
	X(Servicenow_Instance, "Servicenow Instance") \
	X(Session, "Session") \
	X(Severe, "Severe") \
	X(Severity, "Severity") \
	X(Severity_ID, "Severity ID") \
	X(Sex_Education, "Sex Education") \
	X(Sexual_Expression, "Sexual Expression") \
	X(Share_Process, "Share Process") \
	X(Shared, "Shared") \
	X(Shared_Device, "Shared Device") \
	X(Shared_Mutex, "Shared Mutex") \
	X(Shared_Process, "Shared Process") \
	X(ShellCode, "ShellCode") \
	X(Shopping, "Shopping") \
	X(Short_Description, "Short Description") \
	X(Signed, "Signed") \
	X(Size, "Size") \
	X(Snort, "Snort") \
	X(Social_Networking, "Social Networking") \
	X(Society_Daily_Living, "Society/Daily Living") \
	X(Software_Downloads, "Software Downloads") \
	X(Software_License, "Software License") \
	X(Software_License_URL, "Software License URL") \
	X(Software_Package, "Software Package") \
	X(Software_Packages, "Software Packages") \
	X(Software_Release_Details, "Software Release Details") \
	X(Solaris, "Solaris") \
	X(Source, "Source") \
	X(Source_URL, "Source URL") \
	X(Spam, "Spam") \
	X(Specific_User_Login, "Specific User Login") \
	X(Sports_Recreation, "Sports/Recreation") \
	X(Spyware, "Spyware") \
	X(Standard, "Standard") \
	X(Start_Address, "Start Address") \
	X(Start_Column, "Start Column") \
	X(Start_Line, "Start Line") \
	X(Start_Pending, "Start Pending") \
	X(Start_Time, "Start Time") \
	X(Start_Type, "Start Type") \
	X(Start_Type_ID, "Start Type ID") \
	X(Startup_Item, "Startup Item") \
	X(State, "State") \
	X(State_ID, "State ID") \
	X(Statistical, "Statistical") \
	X(Status, "Status") \
	X(Status_Code, "Status Code") \
	X(Status_Detail, "Status Detail") \
	X(Status_Details, "Status Details") \
	X(Status_ID, "Status ID") \
	X(Stop_Pending, "Stop Pending") \
	X(Stopped, "Stopped") \
	X(Storage_Class, "Storage Class") \
	X(String, "String") \
	X(Sub_Technique, "Sub Technique") \
	X(Subdomain, "Subdomain") \
	X(Subdomains, "Subdomains") \
	X(Subject, "Subject") \
	X(Subject_Alternative_Name, "Subject Alternative Name") \
	X(Subject_Alternative_Names, "Subject Alternative Names") \
	X(Subject_Distinguished_Name, "Subject Distinguished Name") \
	X(Subnet, "Subnet") \
	X(Subnet_Block, "Subnet Block") \
	X(Subnet_Prefix_Length, "Subnet Prefix Length") \
	X(Subnet_UID, "Subnet UID") \
	X(Success, "Success") \
	X(Supervised_Device, "Supervised Device") \
	X(Supported_Protocol, "Supported Protocol") \
	X(Suppressed, "Suppressed") \
	X(Suricata, "Suricata") \
	X(Surname, "Surname") \
	X(Suspended, "Suspended") \
	X(Suspicious, "Suspicious") \
	X(Suspicious_Risky, "Suspicious/Risky") \
	X(Switch, "Switch") \
	X(Symbolic_Link, "Symbolic Link") \
	X(System, "System") \
	X(System_Call, "System Call") \
	X(System_Changed, "System Changed") \
	X(System_Extension, "System Extension") \
	X(TCP_Flags, "TCP Flags") \
	X(TCP_State_ID, "TCP State ID") \
	X(TIME_WAIT, "TIME_WAIT") \
	X(TIME_WAIT_d642088c, "TIME-WAIT") \
	X(TLP_AMBER, "TLP:AMBER") \
	X(TLP_AMBER_STRICT, "TLP:AMBER+STRICT") \
	X(TLP_CLEAR, "TLP:CLEAR") \
	X(TLP_GREEN, "TLP:GREEN") \
	X(TLP_RED, "TLP:RED") \
	X(TLP_WHITE, "TLP:WHITE") \
	X(TLSH, "TLSH") \
	X(TTL, "TTL") \
	X(TV_Video_Streams, "TV/Video Streams") \
	X(Tablet, "Tablet") \
	X(Tactic, "Tactic") \
	X(Tactics, "Tactics") \
	X(Tagged, "Tagged") \
	X(Tagging, "Tagging") \
	X(Tags, "Tags") \
	X(Technical, "Technical") \
	X(Technique, "Technique") \
	X(Technology_Internet, "Technology/Internet") \
	X(Telephone_Number, "Telephone Number") \
	X(Temporal, "Temporal") \
	X(Tenant_UID, "Tenant UID") \
	X(Terminal, "Terminal") \
	X(Terminated_Time, "Terminated Time") \
	X(The_patch_is_superseded, "The patch is superseded.") \
	X(The_product_CPE_identifier, "The product CPE identifier") \
	X(Thread_ID, "Thread ID") \
	X(Threat_Actor, "Threat Actor") \
	X(Threat_Actor_Type, "Threat Actor Type") \
	X(Threat_Actor_Type_ID, "Threat Actor Type ID") \
	X(Ticket_Granting_Ticket, "Ticket Granting Ticket") \
	X(Time_Interval, "Time Interval") \
	X(Time_Span, "Time Span") \
	X(Time_Span_Type, "Time Span Type") \
	X(Time_Span_Type_ID, "Time Span Type ID") \
	X(Time_based_One_time_Password_TOTP, "Time-based One-time Password (TOTP)") \
	X(Timestamp, "Timestamp") \
	X(Timezone_Offset, "Timezone Offset") \
	X(Title, "Title") \
	X(To, "To") \
	X(To_Mailboxes, "To Mailboxes") \
	X(Tobacco, "Tobacco") \
	X(Token, "Token") \
	X(Top_Secret, "Top Secret") \
	X(Total, "Total") \
	X(Total_Bytes, "Total Bytes") \
	X(Total_Queued_Duration, "Total Queued Duration") \
	X(Traffic_Light_Protocol, "Traffic Light Protocol") \
	X(Transformation_Info, "Transformation Info") \
	X(Translation, "Translation") \
	X(Transmission_Time, "Transmission Time") \
	X(Travel, "Travel") \
	X(TripleDES, "TripleDES") \
	X(Trojan, "Trojan") \
	X(Truncated_Response, "Truncated Response") \
	X(Trusted_Device, "Trusted Device") \
	X(Tunnel, "Tunnel") \
	X(Type, "Type") \
	X(Type_ID, "Type ID") \
	X(Type_Name, "Type Name") \
	X(U2F, "U2F") \
	X(URL, "URL") \
	X(URL_String, "URL String") \
	X(URLs, "URLs") \
	X(UUID, "UUID") \
	X(Unauthorized, "Unauthorized") \
	X(Uncategorized, "Uncategorized") \
	X(Uncorrected, "Uncorrected") \
	X(Uniform_Resource_Locator, "Uniform Resource Locator") \
	X(Unique_Device_Identifier, "Unique Device Identifier") \
	X(Unique_ID, "Unique ID") \
	X(Unique_Malware_Count, "Unique Malware Count") \
	X(Unix_Shell, "Unix Shell") \
	X(Unknown, "Unknown") \
	X(Unmapped_Data, "Unmapped Data") \
	X(Unsigned, "Unsigned") \
	X(Unsupported, "Unsupported") \
	X(Untruncated_Size, "Untruncated Size") \
	X(Untrusted, "Untrusted") \
	X(Updated_Content, "Updated Content") \
	X(Uploaded_Time, "Uploaded Time") \
	X(User, "User") \
	X(User_Agent, "User Agent") \
	X(User_Credential_ID, "User Credential ID") \
	X(User_Logon, "User Logon") \
	X(User_Mode, "User Mode") \
	X(User_Mode_Application, "User Mode Application") \
	X(User_Mode_Driver, "User Mode Driver") \
	X(User_Name, "User Name") \
	X(User_Object_uid, "User Object: uid") \
	X(Users, "Users") \
	X(VBA, "VBA") \
	X(VBScript, "VBScript") \
	X(VLAN, "VLAN") \
	X(VPC_UID, "VPC UID") \
	X(VPN_Session, "VPN Session") \
	X(VRAM_Mode, "VRAM Mode") \
	X(VRAM_Mode_ID, "VRAM Mode ID") \
	X(VRAM_Size, "VRAM Size") \
	X(Valid, "Valid") \
	X(Value, "Value") \
	X(Values, "Values") \
	X(Vector_String, "Vector String") \
	X(Vehicles, "Vehicles") \
	X(Vendor_ID_List, "Vendor ID List") \
	X(Vendor_Name, "Vendor Name") \
	X(Version, "Version") \
	X(Very_Safe, "Very Safe") \
	X(Violence_Hate_Racism, "Violence/Hate/Racism") \
	X(Virtual, "Virtual") \
	X(Virtual_Private_Gateway, "Virtual Private Gateway") \
	X(Virus, "Virus") \
	X(Volume, "Volume") \
	X(Vulnerability, "Vulnerability") \
	X(Vulnerability_Details, "Vulnerability Details") \
	X(Vulnerability_Management, "Vulnerability Management") \
	X(Vulnerability_Type, "Vulnerability Type") \
	X(WHITE, "WHITE") \
	X(WHOIS, "WHOIS") \
	X(Weaponization, "Weaponization") \
	X(Weapons, "Weapons") \
	X(WebAuthn, "WebAuthn") \
	X(Web_Ads_Analytics, "Web Ads/Analytics") \
	X(Web_Hosting, "Web Hosting") \
	X(Webcam, "Webcam") \
	X(Webshell, "Webshell") \
	X(Website_Categorization, "Website Categorization") \
	X(Website_Categorization_IDs, "Website Categorization IDs") \
	X(Weeks, "Weeks") \
	X(Windows, "Windows") \
	X(Windows_Account, "Windows Account") \
	X(Windows_Command_Prompt, "Windows Command Prompt") \
	X(Windows_Mobile, "Windows Mobile") \
	X(Windows_Service, "Windows Service") \
	X(Wiper, "Wiper") \
	X(Wired, "Wired") \
	X(Wireless, "Wireless") \
	X(Working_Directory, "Working Directory") \
	X(Worm, "Worm") \
	X(WrongUsage, "WrongUsage") \
	X(X_Originating_IP, "X-Originating-IP") \
	X(YARA, "YARA") \
	X(Years, "Years") \
	X(accessed_time, "accessed_time") \
	X(accessed_time_dt, "accessed_time_dt") \
	X(accessor, "accessor") \
	X(account, "account") \
	X(account_change, "account_change") \
	X(action, "action") \
	X(action_id, "action_id") \
	X(activity_id, "activity_id") \
	X(activity_name, "activity_name") \
	X(actor, "actor") \
	X(admin_group_query, "admin_group_query") \
	X(advisory, "advisory") \
	X(aerial_height, "aerial_height") \
	X(affected_code, "affected_code") \
	X(affected_package, "affected_package") \
	X(affected_packages, "affected_packages") \
	X(agent, "agent") \
	X(agent_list, "agent_list") \
	X(ai_operation, "ai_operation") \
	X(airborne_broadcast_activity, "airborne_broadcast_activity") \
	X(algorithm, "algorithm") \
	X(algorithm_id, "algorithm_id") \
	X(analytic, "analytic") \
	X(ancestry, "ancestry") \
	X(answers, "answers") \
	X(api, "api") \
	X(api_activity, "api_activity") \
	X(app_name, "app_name") \
	X(app_uid, "app_uid") \
	X(application_error, "application_error") \
	X(application_lifecycle, "application_lifecycle") \
	X(application_security_posture_finding, "application_security_posture_finding") \
	X(architecture, "architecture") \
	X(attack, "attack") \
	X(attacks, "attacks") \
	X(attributes, "attributes") \
	X(auid, "auid") \
	X(auth_factor, "auth_factor") \
	X(auth_factors, "auth_factors") \
	X(auth_protocol, "auth_protocol") \
	X(auth_protocol_id, "auth_protocol_id") \
	X(authentication, "authentication") \
	X(authorization, "authorization") \
	X(authorizations, "authorizations") \
	X(authorize_session, "authorize_session") \
	X(autonomous_system, "autonomous_system") \
	X(autoscale_uid, "autoscale_uid") \
	X(avg_timespan, "avg_timespan") \
	X(base_address, "base_address") \
	X(base_event, "base_event") \
	X(base_score, "base_score") \
	X(bios_date, "bios_date") \
	X(bios_manufacturer, "bios_manufacturer") \
	X(bios_ver, "bios_ver") \
	X(boolean_t, "boolean_t") \
	X(boot_time, "boot_time") \
	X(boot_time_dt, "boot_time_dt") \
	X(boot_uid, "boot_uid") \
	X(boundary, "boundary") \
	X(boundary_id, "boundary_id") \
	X(build, "build") \
	X(bulletin, "bulletin") \
	X(bus_type, "bus_type") \
	X(bus_type_id, "bus_type_id") \
	X(bytes, "bytes") \
	X(bytestring_t, "bytestring_t") \
	X(campaign, "campaign") \
	X(caption, "caption") \
	X(categories, "categories") \
	X(category, "category") \
	X(category_id, "category_id") \
	X(category_ids, "category_ids") \
	X(category_name, "category_name") \
	X(category_uid, "category_uid") \
	X(cc, "cc") \
	X(cc_mailboxes, "cc_mailboxes") \
	X(cell_name, "cell_name") \
	X(certificate, "certificate") \
	X(chassis, "chassis") \
	X(cis_control, "cis_control") \
	X(cis_controls, "cis_controls") \
	X(city, "city") \
	X(class, "class") \
	X(class_name, "class_name") \
	X(class_uid, "class_uid") \
	X(classification, "classification") \
	X(classification_ids, "classification_ids") \
	X(classifications, "classifications") \
	X(classifier_details, "classifier_details") \
	X(cloud, "cloud") \
	X(cloud_partition, "cloud_partition") \
	X(cloud_resources_inventory_info, "cloud_resources_inventory_info") \
	X(cmd_line, "cmd_line") \
	X(code, "code") \
	X(color_depth, "color_depth") \
	X(column_name, "column_name") \
	X(column_number, "column_number") \
	X(comment, "comment") \
	X(community_uid, "community_uid") \
	X(company_name, "company_name") \
	X(compliance_finding, "compliance_finding") \
	X(condition, "condition") \
	X(confidence, "confidence") \
	X(confidence_id, "confidence_id") \
	X(confidence_score, "confidence_score") \
	X(confidentiality, "confidentiality") \
	X(confidentiality_id, "confidentiality_id") \
	X(config_state, "config_state") \
	X(connection_info, "connection_info") \
	X(container, "container") \
	X(containers, "containers") \
	X(continent, "continent") \
	X(coordinates, "coordinates") \
	X(cores, "cores") \
	X(correlation_uid, "correlation_uid") \
	X(cost_center, "cost_center") \
	X(count, "count") \
	X(countermeasures, "countermeasures") \
	X(country, "country") \
	X(cpe_name, "cpe_name") \
	X(cpid, "cpid") \
	X(cpu_architecture, "cpu_architecture") \
	X(cpu_architecture_id, "cpu_architecture_id") \
	X(cpu_bits, "cpu_bits") \
	X(cpu_cores, "cpu_cores") \
	X(cpu_count, "cpu_count") \
	X(cpu_speed, "cpu_speed") \
	X(cpu_type, "cpu_type") \
	X(created_time, "created_time") \
	X(created_time_dt, "created_time_dt") \
	X(creator, "creator") \
	X(credential_uid, "credential_uid") \
	X(cve, "cve") \
	X(cves, "cves") \
	X(cvss, "cvss") \
	X(cwe, "cwe") \
	X(cwe_uid, "cwe_uid") \
	X(cwe_url, "cwe_url") \
	X(d3f_tactic, "d3f_tactic") \
	X(d3f_technique, "d3f_technique") \
	X(d3fend, "d3fend") \
	X(data, "data") \
	X(data_classification, "data_classification") \
	X(data_classifications, "data_classifications") \
	X(data_security_finding, "data_security_finding") \
	X(datastore_activity, "datastore_activity") \
	X(datetime, "datetime") \
	X(datetime_t, "datetime_t") \
	X(debug, "debug") \
	X(decision, "decision") \
	X(deleted_time, "deleted_time") \
	X(deleted_time_dt, "deleted_time_dt") \
	X(delivered_to, "delivered_to") \
	X(delivered_to_list, "delivered_to_list") \
	X(department, "department") \
	X(dependency_chain, "dependency_chain") \
	X(depth, "depth") \
	X(desc, "desc") \
	X(desktop_display, "desktop_display") \
	X(detection_finding, "detection_finding") \
	X(detection_pattern, "detection_pattern") \
	X(detection_pattern_type, "detection_pattern_type") \
	X(detection_pattern_type_id, "detection_pattern_type_id") \
	X(developer_uid, "developer_uid") \
	X(device, "device") \
	X(device_config_state_change, "device_config_state_change") \
	X(device_hostname, "device.hostname") \
	X(device_hw_info, "device_hw_info") \
	X(device_mac, "device.mac") \
	X(device_name, "device.name") \
	X(dhcp_activity, "dhcp_activity") \
	X(digest, "digest") \
	X(digital_signature, "digital_signature") \
	X(direction, "direction") \
	X(direction_id, "direction_id") \
	X(discovery_details, "discovery_details") \
	X(display, "display") \
	X(display_name, "display_name") \
	X(disposition, "disposition") \
	X(disposition_id, "disposition_id") \
	X(dkim, "dkim") \
	X(dkim_domain, "dkim_domain") \
	X(dkim_signature, "dkim_signature") \
	X(dmarc, "dmarc") \
	X(dmarc_override, "dmarc_override") \
	X(dmarc_policy, "dmarc_policy") \
	X(dns_activity, "dns_activity") \
	X(dns_answer, "dns_answer") \
	X(dnssec_status, "dnssec_status") \
	X(dnssec_status_id, "dnssec_status_id") \
	X(domain, "domain") \
	X(domain_contact, "domain_contact") \
	X(domain_contacts, "domain_contacts") \
	X(drive_type, "drive_type") \
	X(drive_type_id, "drive_type_id") \
	X(driver, "driver") \
	X(drone_flights_activity, "drone_flights_activity") \
	X(duration, "duration") \
	X(duration_days, "duration_days") \
	X(duration_hours, "duration_hours") \
	X(duration_mins, "duration_mins") \
	X(duration_months, "duration_months") \
	X(duration_secs, "duration_secs") \
	X(duration_weeks, "duration_weeks") \
	X(duration_years, "duration_years") \
	X(edition, "edition") \
	X(egid, "egid") \
	X(eid, "eid") \
	X(email, "email") \
	X(email_activity, "email_activity") \
	X(email_addr, "email_addr") \
	X(email_addrs, "email_addrs") \
	X(email_auth, "email_auth") \
	X(email_file_activity, "email_file_activity") \
	X(email_t, "email_t") \
	X(email_url_activity, "email_url_activity") \
	X(employee_uid, "employee_uid") \
	X(encryption_details, "encryption_details") \
	X(end_column, "end_column") \
	X(end_line, "end_line") \
	X(end_time, "end_time") \
	X(end_time_dt, "end_time_dt") \
	X(enrichment, "enrichment") \
	X(enrichments, "enrichments") \
	X(entity_management, "entity_management") \
	X(environment_variable, "environment_variable") \
	X(environment_variables, "environment_variables") \
	X(epoch, "epoch") \
	X(epss, "epss") \
	X(error, "error") \
	X(error_message, "error_message") \
	X(euid, "euid") \
	X(event_code, "event_code") \
	X(event_log, "event_log") \
	X(event_log_actvity, "event_log_actvity") \
	X(event_uid, "event_uid") \
	X(evidence_info, "evidence_info") \
	X(expiration_reason, "expiration_reason") \
	X(expiration_time, "expiration_time") \
	X(expiration_time_dt, "expiration_time_dt") \
	X(exploit_last_seen_time, "exploit_last_seen_time") \
	X(exploit_last_seen_time_dt, "exploit_last_seen_time_dt") \
	X(exploit_ref_url, "exploit_ref_url") \
	X(exploit_requirement, "exploit_requirement") \
	X(exploit_type, "exploit_type") \
	X(ext, "ext") \
	X(extension, "extension") \
	X(extensions, "extensions") \
	X(external_uid, "external_uid") \
	X(factor_type, "factor_type") \
	X(factor_type_id, "factor_type_id") \
	X(feature, "feature") \
	X(file, "file") \
	X(file_activity, "file_activity") \
	X(file_hash_t, "file_hash_t") \
	X(file_hosting, "file_hosting") \
	X(file_name_t, "file_name_t") \
	X(file_path_t, "file_path_t") \
	X(file_query, "file_query") \
	X(file_remediation_activity, "file_remediation_activity") \
	X(files, "files") \
	X(fingerprint, "fingerprint") \
	X(fingerprints, "fingerprints") \
	X(firewall_rule, "firewall_rule") \
	X(first_seen_time, "first_seen_time") \
	X(first_seen_time_dt, "first_seen_time_dt") \
	X(fix_available, "fix_available") \
	X(fix_coverage, "fix_coverage") \
	X(fix_coverage_id, "fix_coverage_id") \
	X(fixed_in_version, "fixed_in_version") \
	X(flag_history, "flag_history") \
	X(flag_ids, "flag_ids") \
	X(flags, "flags") \
	X(float_t, "float_t") \
	X(folder, "folder") \
	X(folder_query, "folder_query") \
	X(forward_addr, "forward_addr") \
	X(from, "from") \
	X(from_list, "from_list") \
	X(from_mailbox, "from_mailbox") \
	X(from_mailboxes, "from_mailboxes") \
	X(ftp_activity, "ftp_activity") \
	X(full_name, "full_name") \
	X(function_invocation, "function_invocation") \
	X(function_keys, "function_keys") \
	X(function_name, "function_name") \
	X(geodetic_altitude, "geodetic_altitude") \
	X(geodetic_vertical_accuracy, "geodetic_vertical_accuracy") \
	X(geohash, "geohash") \
	X(given_name, "given_name") \
	X(gpu_count, "gpu_count") \
	X(gpu_info, "gpu_info") \
	X(gpu_info_list, "gpu_info_list") \
	X(group, "group") \
	X(group_management, "group_management") \
	X(groups, "groups") \
	X(has_mfa, "has_mfa") \
	X(hash, "hash") \
	X(hashes, "hashes") \
	X(hire_time, "hire_time") \
	X(hire_time_dt, "hire_time_dt") \
	X(horizontal_accuracy, "horizontal_accuracy") \
	X(host, "host") \
	X(hosted_services, "hosted_services") \
	X(hosting_process, "hosting_process") \
	X(hostname, "hostname") \
	X(hostname_t, "hostname_t") \
	X(http_activity, "http_activity") \
	X(http_header, "http_header") \
	X(http_headers, "http_headers") \
	X(hw_info, "hw_info") \
	X(hypervisor, "hypervisor") \
	X(iOS, "iOS") \
	X(iPadOS, "iPadOS") \
	X(iam_analysis_finding, "iam_analysis_finding") \
	X(iccid, "iccid") \
	X(idle_timeout, "idle_timeout") \
	X(idp, "idp") \
	X(image, "image") \
	X(ime, "ime") \
	X(imei, "imei") \
	X(imei_list, "imei_list") \
	X(imported_symbols, "imported_symbols") \
	X(incident, "incident") \
	X(incident_finding, "incident_finding") \
	X(install_state, "install_state") \
	X(install_state_id, "install_state_id") \
	X(instance_uid, "instance_uid") \
	X(integer_t, "integer_t") \
	X(integrity, "integrity") \
	X(integrity_id, "integrity_id") \
	X(interface_name, "interface_name") \
	X(interface_uid, "interface_uid") \
	X(internal_name, "internal_name") \
	X(intrusion_sets, "intrusion_sets") \
	X(inventory_info, "inventory_info") \
	X(invoked_by, "invoked_by") \
	X(ip, "ip") \
	X(ip_t, "ip_t") \
	X(is_alert, "is_alert") \
	X(is_applied, "is_applied") \
	X(is_backed_up, "is_backed_up") \
	X(is_compliant, "is_compliant") \
	X(is_default, "is_default") \
	X(is_deleted, "is_deleted") \
	X(is_disabled, "is_disabled") \
	X(is_encrypted, "is_encrypted") \
	X(is_exploit_available, "is_exploit_available") \
	X(is_fix_available, "is_fix_available") \
	X(is_group_provisioning_enabled, "is_group_provisioning_enabled") \
	X(is_hotp, "is_hotp") \
	X(is_locked, "is_locked") \
	X(is_managed, "is_managed") \
	X(is_mfa, "is_mfa") \
	X(is_mobile_account_active, "is_mobile_account_active") \
	X(is_on_premises, "is_on_premises") \
	X(is_on_premises_sync_enabled, "is_on_premises_sync_enabled") \
	X(is_personal, "is_personal") \
	X(is_public, "is_public") \
	X(is_read, "is_read") \
	X(is_readonly, "is_readonly") \
	X(is_remote, "is_remote") \
	X(is_renewable, "is_renewable") \
	X(is_self_signed, "is_self_signed") \
	X(is_shared, "is_shared") \
	X(is_superseded, "is_superseded") \
	X(is_supervised, "is_supervised") \
	X(is_system, "is_system") \
	X(is_totp, "is_totp") \
	X(is_truncated, "is_truncated") \
	X(is_trusted, "is_trusted") \
	X(is_user_provisioning_enabled, "is_user_provisioning_enabled") \
	X(is_vpn, "is_vpn") \
	X(isp, "isp") \
	X(isp_org, "isp_org") \
	X(issuer, "issuer") \
	X(job, "job") \
	X(job_query, "job_query") \
	X(job_title, "job_title") \
	X(json_path, "json_path") \
	X(json_t, "json_t") \
	X(kb_article, "kb_article") \
	X(kb_article_list, "kb_article_list") \
	X(kb_articles, "kb_articles") \
	X(kernel, "kernel") \
	X(kernel_activity, "kernel_activity") \
	X(kernel_driver, "kernel_driver") \
	X(kernel_extension, "kernel_extension") \
	X(kernel_extension_activity, "kernel_extension_activity") \
	X(kernel_object_query, "kernel_object_query") \
	X(kernel_release, "kernel_release") \
	X(key_length, "key_length") \
	X(key_uid, "key_uid") \
	X(key_value_object, "key_value_object") \
	X(keyboard_info, "keyboard_info") \
	X(keyboard_layout, "keyboard_layout") \
	X(keyboard_subtype, "keyboard_subtype") \
	X(keyboard_type, "keyboard_type") \
	X(kill_chain, "kill_chain") \
	X(kill_chain_phase, "kill_chain_phase") \
	X(labels, "labels") \
	X(lang, "lang") \
	X(last_login_time, "last_login_time") \
	X(last_login_time_dt, "last_login_time_dt") \
	X(last_run_time, "last_run_time") \
	X(last_run_time_dt, "last_run_time_dt") \
	X(last_seen_time, "last_seen_time") \
	X(last_seen_time_dt, "last_seen_time_dt") \
	X(last_used_time, "last_used_time") \
	X(last_used_time_dt, "last_used_time_dt") \
	X(lat, "lat") \
	X(ldap_cn, "ldap_cn") \
	X(ldap_dn, "ldap_dn") \
	X(ldap_person, "ldap_person") \
	X(leave_time, "leave_time") \
	X(leave_time_dt, "leave_time_dt") \
	X(license, "license") \
	X(license_url, "license_url") \
	X(lineage, "lineage") \
	X(linux_linux_users, "linux/linux_users") \
	X(load_balancer, "load_balancer") \
	X(load_order_group, "load_order_group") \
	X(load_type, "load_type") \
	X(load_type_id, "load_type_id") \
	X(loaded_modules, "loaded_modules") \
	X(location, "location") \
	X(log_format, "log_format") \
	X(log_level, "log_level") \
	X(log_name, "log_name") \
	X(log_provider, "log_provider") \
	X(log_source, "log_source") \
	X(log_version, "log_version") \
	X(logged_time, "logged_time") \
	X(logged_time_dt, "logged_time_dt") \
	X(logger, "logger") \
	X(loggers, "loggers") \
	X(login_endpoint, "login_endpoint") \
	X(logout_endpoint, "logout_endpoint") \
	X(long, "long") \
	X(long_string, "long_string") \
	X(long_t, "long_t") \
	X(mac, "mac") \
	X(macOS, "macOS") \
	X(mac_t, "mac_t") \
	X(mac_vendor, "mac_vendor") \
	X(macos_macos_users, "macos/macos_users") \
	X(malware, "malware") \
	X(malware_scan_info, "malware_scan_info") \
	X(manager, "manager") \
	X(match_details, "match_details") \
	X(match_location, "match_location") \
	X(meid, "meid") \
	X(memory_activity, "memory_activity") \
	X(message, "message") \
	X(message_uid, "message_uid") \
	X(metadata, "metadata") \
	X(metadata_endpoint, "metadata_endpoint") \
	X(metric, "metric") \
	X(metrics, "metrics") \
	X(mime_type, "mime_type") \
	X(mitigation, "mitigation") \
	X(model, "model") \
	X(modified_time, "modified_time") \
	X(modified_time_dt, "modified_time_dt") \
	X(modifier, "modifier") \
	X(module, "module") \
	X(module_activity, "module_activity") \
	X(module_query, "module_query") \
	X(name, "name") \
	X(name_servers, "name_servers") \
	X(namespace, "namespace") \
	X(namespace_pid, "namespace_pid") \
	X(network_activity, "network_activity") \
	X(network_connection_info, "network_connection_info") \
	X(network_connection_query, "network_connection_query") \
	X(network_driver, "network_driver") \
	X(network_file_activity, "network_file_activity") \
	X(network_interface, "network_interface") \
	X(network_interfaces, "network_interfaces") \
	X(network_proxy, "network_proxy") \
	X(network_remediation_activity, "network_remediation_activity") \
	X(networks_query, "networks_query") \
	X(next_run_time, "next_run_time") \
	X(next_run_time_dt, "next_run_time_dt") \
	X(ntp_activity, "ntp_activity") \
	X(num_files, "num_files") \
	X(num_infected, "num_infected") \
	X(num_volumes, "num_volumes") \
	X(number, "number") \
	X(object, "object") \
	X(object_t, "object_t") \
	X(observable, "observable") \
	X(observables, "observables") \
	X(occurrence_details, "occurrence_details") \
	X(occurrences, "occurrences") \
	X(office_location, "office_location") \
	X(open_ports, "open_ports") \
	X(operation, "operation") \
	X(orchestrator, "orchestrator") \
	X(org, "org") \
	X(organization, "organization") \
	X(original_event_uid, "original_event_uid") \
	X(original_time, "original_time") \
	X(os, "os") \
	X(os_machine_uuid, "os_machine_uuid") \
	X(osint, "osint") \
	X(osint_inventory_info, "osint_inventory_info") \
	X(ou_name, "ou_name") \
	X(ou_uid, "ou_uid") \
	X(overall_score, "overall_score") \
	X(owner, "owner") \
	X(package, "package") \
	X(package_manager, "package_manager") \
	X(package_manager_url, "package_manager_url") \
	X(packages, "packages") \
	X(packet_uid, "packet_uid") \
	X(page_number, "page_number") \
	X(parameter, "parameter") \
	X(parameters, "parameters") \
	X(parent_folder, "parent_folder") \
	X(parent_process, "parent_process") \
	X(parent_uid, "parent_uid") \
	X(patch_state, "patch_state") \
	X(path, "path") \
	X(percentile, "percentile") \
	X(peripheral_activity, "peripheral_activity") \
	X(peripheral_device, "peripheral_device") \
	X(peripheral_device_query, "peripheral_device_query") \
	X(phase, "phase") \
	X(phase_id, "phase_id") \
	X(phone_number, "phone_number") \
	X(physical_height, "physical_height") \
	X(physical_orientation, "physical_orientation") \
	X(physical_width, "physical_width") \
	X(pid, "pid") \
	X(pod_uuid, "pod_uuid") \
	X(policies, "policies") \
	X(policy, "policy") \
	X(pool, "pool") \
	X(port, "port") \
	X(port_info, "port_info") \
	X(port_t, "port_t") \
	X(post_value, "post_value") \
	X(postal_code, "postal_code") \
	X(pre_value, "pre_value") \
	X(prefetch_query, "prefetch_query") \
	X(pressure_altitude, "pressure_altitude") \
	X(privileges, "privileges") \
	X(process, "process") \
	X(process_activity, "process_activity") \
	X(process_entity, "process_entity") \
	X(process_name_t, "process_name_t") \
	X(process_query, "process_query") \
	X(process_remediation_activity, "process_remediation_activity") \
	X(processed_time, "processed_time") \
	X(processed_time_dt, "processed_time_dt") \
	X(product, "product") \
	X(profiles, "profiles") \
	X(programmatic_credential, "programmatic_credential") \
	X(programmatic_credentials, "programmatic_credentials") \
	X(project_uid, "project_uid") \
	X(protocol_name, "protocol_name") \
	X(protocol_num, "protocol_num") \
	X(protocol_ver, "protocol_ver") \
	X(protocol_ver_id, "protocol_ver_id") \
	X(provider, "provider") \
	X(ptid, "ptid") \
	X(purl, "purl") \
	X(query_evidence, "query_evidence") \
	X(query_info, "query_info") \
	X(query_result, "query_result") \
	X(query_result_id, "query_result_id") \
	X(query_string, "query_string") \
	X(query_time, "query_time") \
	X(query_time_dt, "query_time_dt") \
	X(query_type, "query_type") \
	X(query_type_id, "query_type_id") \
	X(quickXorHash, "quickXorHash") \
	X(ram_size, "ram_size") \
	X(rate_limit, "rate_limit") \
	X(raw_data, "raw_data") \
	X(raw_data_hash, "raw_data_hash") \
	X(raw_data_size, "raw_data_size") \
	X(raw_header, "raw_header") \
	X(rdata, "rdata") \
	X(rdp_activity, "rdp_activity") \
	X(record_index_in_array, "record_index_in_array") \
	X(references, "references") \
	X(reg_binary_data, "reg_binary_data") \
	X(reg_integer_data, "reg_integer_data") \
	X(reg_key, "reg_key") \
	X(reg_key_path_t, "reg_key_path_t") \
	X(reg_string_data, "reg_string_data") \
	X(reg_string_list_data, "reg_string_list_data") \
	X(reg_value, "reg_value") \
	X(regex_bytestring_t, "^(?:(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)|(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2}==|[A-Za-z0-9_-]{3}=))?$") \
	X(regex_datetime_t_5982c450, "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(Z|[\\+-]\\d{2}:\\d{2})?$") \
	X(regex_datetime_t_76cec3c5, "^\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?([Zz]|[\\+-]\\d{2}:\\d{2})?$") \
	X(regex_email_t, "^[a-zA-Z0-9!#$%&'*+-/=?^_`{|}~.]+@[a-zA-Z0-9-]+\\.[a-zA-Z0-9-.]+$") \
	X(regex_file_hash_t, "^[a-fA-F0-9]+$") \
	X(regex_hostname_t, "^(([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9\\-]*[a-zA-Z0-9])\\.)*([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9\\-]*[A-Za-z0-9])$") \
	X(regex_ip_t, "((^\\s*((([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]).){3}([0-9]|[1-9][0-9]|1[0-9]{2}|2[0-4][0-9]|25[0-5]))\\s*$)|(^\\s*((([0-9A-Fa-f]{1,4}:){7}([0-9A-Fa-f]{1,4}|:))|(([0-9A-Fa-f]{1,4}:){6}(:[0-9A-Fa-f]{1,4}|((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3})|:))|(([0-9A-Fa-f]{1,4}:){5}(((:[0-9A-Fa-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3})|:))|(([0-9A-Fa-f]{1,4}:){4}(((:[0-9A-Fa-f]{1,4}){1,3})|((:[0-9A-Fa-f]{1,4})?:((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}))|:))|(([0-9A-Fa-f]{1,4}:){3}(((:[0-9A-Fa-f]{1,4}){1,4})|((:[0-9A-Fa-f]{1,4}){0,2}:((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}))|:))|(([0-9A-Fa-f]{1,4}:){2}(((:[0-9A-Fa-f]{1,4}){1,5})|((:[0-9A-Fa-f]{1,4}){0,3}:((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}))|:))|(([0-9A-Fa-f]{1,4}:){1}(((:[0-9A-Fa-f]{1,4}){1,6})|((:[0-9A-Fa-f]{1,4}){0,4}:((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}))|:))|(:(((:[0-9A-Fa-f]{1,4}){1,7})|((:[0-9A-Fa-f]{1,4}){0,5}:((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}))|:)))(%.+)?\\s*$))") \
	X(regex_mac_t, "^([0-9A-Fa-f]{2}[:-]){5}([0-9A-Fa-f]{2})$") \
	X(regex_uuid_t, "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}") \
	X(region, "region") \
	X(registrar, "registrar") \
	X(registry_key_activity, "registry_key_activity") \
	X(registry_key_query, "registry_key_query") \
	X(registry_value_activity, "registry_value_activity") \
	X(registry_value_query, "registry_value_query") \
	X(related_analytics, "related_analytics") \
	X(related_cves, "related_cves") \
	X(related_cwes, "related_cwes") \
	X(related_vulnerabilities, "related_vulnerabilities") \
	X(release, "release") \
	X(remediation, "remediation") \
	X(remediation_activity, "remediation_activity") \
	X(reply_to, "reply_to") \
	X(reply_to_list, "reply_to_list") \
	X(reply_to_mailboxes, "reply_to_mailboxes") \
	X(reporter, "reporter") \
	X(reputation, "reputation") \
	X(request, "request") \
	X(resource_activity, "resource_activity") \
	X(resource_type, "resource_type") \
	X(response, "response") \
	X(return_path, "return_path") \
	X(return_value, "return_value") \
	X(risk_details, "risk_details") \
	X(risk_level, "risk_level") \
	X(risk_level_id, "risk_level_id") \
	X(risk_score, "risk_score") \
	X(row_number, "row_number") \
	X(rule, "rule") \
	X(run_mode_ids, "run_mode_ids") \
	X(run_modes, "run_modes") \
	X(run_state, "run_state") \
	X(run_state_id, "run_state_id") \
	X(runtime, "runtime") \
	X(san, "san") \
	X(sandbox, "sandbox") \
	X(sans, "sans") \
	X(scale_factor, "scale_factor") \
	X(scan_activity, "scan_activity") \
	X(scheduled_job_activity, "scheduled_job_activity") \
	X(scheme, "scheme") \
	X(scim, "scim") \
	X(scim_group_schema, "scim_group_schema") \
	X(scim_user_schema, "scim_user_schema") \
	X(scopes, "scopes") \
	X(score, "score") \
	X(score_id, "score_id") \
	X(script, "script") \
	X(script_activity, "script_activity") \
	X(script_content, "script_content") \
	X(security_control, "security_control") \
	X(security_descriptor, "security_descriptor") \
	X(security_finding, "security_finding") \
	X(security_questions, "security_questions") \
	X(sender, "sender") \
	X(sender_mailbox, "sender_mailbox") \
	X(sensitivity, "sensitivity") \
	X(sequence, "sequence") \
	X(serial_number, "serial_number") \
	X(service, "service") \
	X(service_category, "service_category") \
	X(service_category_id, "service_category_id") \
	X(service_dependencies, "service_dependencies") \
	X(service_dll_file, "service_dll_file") \
	X(service_error_control, "service_error_control") \
	X(service_error_control_id, "service_error_control_id") \
	X(service_file, "service_file") \
	X(service_query, "service_query") \
	X(service_start_name, "service_start_name") \
	X(service_start_type, "service_start_type") \
	X(service_start_type_id, "service_start_type_id") \
	X(service_type, "service_type") \
	X(service_type_id, "service_type_id") \
	X(session, "session") \
	X(session_query, "session_query") \
	X(severity, "severity") \
	X(severity_id, "severity_id") \
	X(short_desc, "short_desc") \
	X(signature, "signature") \
	X(signatures, "signatures") \
	X(size, "size") \
	X(smb_activity, "smb_activity") \
	X(smtp_from, "smtp_from") \
	X(smtp_to, "smtp_to") \
	X(software_info, "software_info") \
	X(source, "source") \
	X(sp_name, "sp_name") \
	X(sp_ver, "sp_ver") \
	X(spf, "spf") \
	X(src_url, "src_url") \
	X(ssh_activity, "ssh_activity") \
	X(sso, "sso") \
	X(start_address, "start_address") \
	X(start_column, "start_column") \
	X(start_line, "start_line") \
	X(start_time, "start_time") \
	X(start_time_dt, "start_time_dt") \
	X(start_type, "start_type") \
	X(start_type_id, "start_type_id") \
	X(startup_item, "startup_item") \
	X(startup_item_query, "startup_item_query") \
	X(state, "state") \
	X(state_id, "state_id") \
	X(status, "status") \
	X(status_code, "status_code") \
	X(status_detail, "status_detail") \
	X(status_details, "status_details") \
	X(status_id, "status_id") \
	X(storage_class, "storage_class") \
	X(string_t, "string_t") \
	X(sub_technique, "sub_technique") \
	X(subdomain, "subdomain") \
	X(subdomains, "subdomains") \
	X(subject, "subject") \
	X(subnet, "subnet") \
	X(subnet_prefix, "subnet_prefix") \
	X(subnet_t, "subnet_t") \
	X(subnet_uid, "subnet_uid") \
	X(surname, "surname") \
	X(system_call, "system_call") \
	X(tactic, "tactic") \
	X(tactics, "tactics") \
	X(tag, "tag") \
	X(tags, "tags") \
	X(tcp_flags, "tcp_flags") \
	X(tcp_state_id, "tcp_state_id") \
	X(technique, "technique") \
	X(tenant_uid, "tenant_uid") \
	X(terminal, "terminal") \
	X(terminated_time, "terminated_time") \
	X(terminated_time_dt, "terminated_time_dt") \
	X(threat_actor, "threat_actor") \
	X(tid, "tid") \
	X(time, "time") \
	X(time_dt, "time_dt") \
	X(timespan, "timespan") \
	X(timestamp_t, "timestamp_t") \
	X(timezone_offset, "timezone_offset") \
	X(title, "title") \
	X(tlp, "tlp") \
	X(to, "to") \
	X(to_mailboxes, "to_mailboxes") \
	X(token, "token") \
	X(total, "total") \
	X(total_queued_duration, "total_queued_duration") \
	X(trace, "trace") \
	X(transformation_info, "transformation_info") \
	X(transformation_info_list, "transformation_info_list") \
	X(transmit_time, "transmit_time") \
	X(transmit_time_dt, "transmit_time_dt") \
	X(ttl, "ttl") \
	X(tunnel_activity, "tunnel_activity") \
	X(type, "type") \
	X(type_id, "type_id") \
	X(type_name, "type_name") \
	X(type_uid, "type_uid") \
	X(udid, "udid") \
	X(uid, "uid") \
	X(uid_alt, "uid_alt") \
	X(unique_malware_count, "unique_malware_count") \
	X(unmapped, "unmapped") \
	X(untruncated_size, "untruncated_size") \
	X(uploaded_time, "uploaded_time") \
	X(uploaded_time_dt, "uploaded_time_dt") \
	X(uri, "uri") \
	X(url, "url") \
	X(url_string, "url_string") \
	X(url_t, "url_t") \
	X(urls, "urls") \
	X(user, "user") \
	X(user_access, "user_access") \
	X(user_inventory, "user_inventory") \
	X(user_query, "user_query") \
	X(username_t, "username_t") \
	X(users, "users") \
	X(uuid, "uuid") \
	X(uuid_t, "uuid_t") \
	X(value, "value") \
	X(values, "values") \
	X(vector_string, "vector_string") \
	X(vendor_id_list, "vendor_id_list") \
	X(vendor_name, "vendor_name") \
	X(version, "version") \
	X(vlan_uid, "vlan_uid") \
	X(volume, "volume") \
	X(vpc_uid, "vpc_uid") \
	X(vram_mode, "vram_mode") \
	X(vram_mode_id, "vram_mode_id") \
	X(vram_size, "vram_size") \
	X(vulnerabilities, "vulnerabilities") \
	X(vulnerability, "vulnerability") \
	X(vulnerability_finding, "vulnerability_finding") \
	X(web_resource_access_activity, "web_resource_access_activity") \
	X(web_resources_activity, "web_resources_activity") \
	X(whois, "whois") \
	X(win_service, "win_service") \
	X(win_service_activity, "win_service_activity") \
	X(windows_resource_activity, "windows_resource_activity") \
	X(windows_service_activity, "windows_service_activity") \
	X(working_directory, "working_directory") \
	X(x86, "x86") \
	X(x_originating_ip, "x_originating_ip") \
	X(xattributes, "xattributes") \
	X(xxHash_H3_128_bit, "xxHash H3 128-bit") \
	X(xxHash_H3_64_bit, "xxHash H3 64-bit") \
	X(zone, "zone") \

struct pool {
	char none[1];
#define X(id, text) char t_##id[sizeof(text)];
	TEXTS(X)
#undef X
};
static const struct pool pool = {
	"",
#define X(id, text) text,
	TEXTS(X)
#undef X
};

enum {
	Y_boolean_t,
	Y_bytestring_t,
	Y_bytestring_t__2,
	Y_datetime_t,
	Y_datetime_t__2,
	Y_email_t,
	Y_file_hash_t,
	Y_file_hash_t__2,
	Y_file_hash_t__3,
	Y_file_name_t,
	Y_file_path_t,
	Y_float_t,
	Y_hostname_t,
	Y_hostname_t__2,
	Y_integer_t,
	Y_ip_t,
	Y_json_t,
	Y_long_t,
	Y_mac_t,
	Y_object_t,
	Y_port_t,
	Y_process_name_t,
	Y_reg_key_path_t,
	Y_string_t,
	Y_string_t__2,
	Y_subnet_t,
	Y_timestamp_t,
	Y_url_t,
	Y_username_t,
	Y_uuid_t,
};
enum {
	V_1_2_0,
	V_1_3_0,
	V_1_4_0,
	V_1_5_0,
	V_1_6_0,
	V_1_7_0,
	V_1_8_0,
};
enum {
	P_always,
	P_cloud,
	P_container,
	P_data_classification,
	P_datetime,
	P_host,
	P_linux_linux_users,
	P_linux_linux_users_or_macos_macos_users,
	P_osint,
	P_security_control,
};
enum {
	E_account_type_id,
	E_advisory_install_state_id,
	E_affected_package_type_id,
	E_agent_type_id,
	E_analytic_state_id,
	E_analytic_type_id,
	E_auth_factor_factor_type_id,
	E_base_event_action_id,
	E_base_event_activity_id,
	E_base_event_category_uid,
	E_base_event_class_uid,
	E_base_event_confidence_id,
	E_base_event_disposition_id,
	E_base_event_risk_level_id,
	E_base_event_severity_id,
	E_base_event_status_id,
	E_base_event_type_uid,
	E_cvss_depth,
	E_data_classification_category_id,
	E_data_classification_confidentiality_id,
	E_data_classification_status_id,
	E_device_hw_info_cpu_architecture_id,
	E_device_type_id,
	E_digital_signature_algorithm_id,
	E_digital_signature_state_id,
	E_dns_answer_flag_ids,
	E_domain_contact_type_id,
	E_encryption_details_algorithm_id,
	E_evidence_info_activity_id,
	E_evidence_info_category_uid,
	E_evidence_info_class_uid,
	E_evidence_info_query_result_id,
	E_evidence_info_type_uid,
	E_file_drive_type_id,
	E_file_type_id,
	E_fingerprint_algorithm_id,
	E_gpu_info_bus_type_id,
	E_gpu_info_vram_mode_id,
	E_idp_state_id,
	E_job_run_state_id,
	E_kernel_type_id,
	E_kill_chain_phase_phase_id,
	E_malware_classification_ids,
	E_malware_scan_info_type_id,
	E_module_load_type_id,
	E_network_connection_info_boundary_id,
	E_network_connection_info_direction_id,
	E_network_connection_info_protocol_ver_id,
	E_network_connection_query_class_uid,
	E_network_connection_query_state_id,
	E_network_connection_query_type_uid,
	E_network_interface_type_id,
	E_observable_type_id,
	E_os_type_id,
	E_osint_detection_pattern_type_id,
	E_osint_tlp,
	E_osint_type_id,
	E_peripheral_device_type_id,
	E_process_integrity_id,
	E_query_evidence_query_type_id,
	E_query_evidence_tcp_state_id,
	E_reg_value_type_id,
	E_reputation_score_id,
	E_scim_auth_protocol_id,
	E_scim_state_id,
	E_script_type_id,
	E_startup_item_run_mode_ids,
	E_startup_item_run_state_id,
	E_startup_item_start_type_id,
	E_startup_item_type_id,
	E_threat_actor_type_id,
	E_timespan_type_id,
	E_token_type_id,
	E_url_category_ids,
	E_user_type_id,
	E_vulnerability_fix_coverage_id,
	E_whois_dnssec_status_id,
	E_win_service_service_category_id,
	E_win_service_service_error_control_id,
	E_win_service_service_start_type_id,
	E_win_service_service_type_id,
};
enum {
	A_accessed_time,
	A_accessed_time_dt,
	A_accessor,
	A_account,
	A_action,
	A_action_id,
	A_activity_id,
	A_activity_id__2,
	A_activity_name,
	A_actor,
	A_advisory,
	A_aerial_height,
	A_affected_code,
	A_affected_packages,
	A_agent_list,
	A_algorithm,
	A_algorithm__2,
	A_algorithm_id,
	A_algorithm_id__2,
	A_algorithm_id__3,
	A_ancestry,
	A_answers,
	A_api,
	A_app_name,
	A_app_uid,
	A_architecture,
	A_attacks,
	A_attacks__2,
	A_attributes,
	A_auid,
	A_auth_factors,
	A_auth_protocol,
	A_auth_protocol_id,
	A_authorizations,
	A_autonomous_system,
	A_autoscale_uid,
	A_avg_timespan,
	A_base_address,
	A_base_score,
	A_base_score__2,
	A_bios_date,
	A_bios_manufacturer,
	A_bios_ver,
	A_boot_time,
	A_boot_time_dt,
	A_boot_uid,
	A_boundary,
	A_boundary_id,
	A_build,
	A_bulletin,
	A_bus_type,
	A_bus_type_id,
	A_bytes,
	A_campaign,
	A_caption,
	A_categories,
	A_category,
	A_category_id,
	A_category_ids,
	A_category_name,
	A_category_uid,
	A_category_uid__2,
	A_cc,
	A_cc_mailboxes,
	A_cell_name,
	A_certificate,
	A_certificate__2,
	A_chassis,
	A_cis_controls,
	A_city,
	A_class,
	A_class__2,
	A_class_name,
	A_class_uid,
	A_class_uid__2,
	A_class_uid__3,
	A_classification,
	A_classification_ids,
	A_classifications,
	A_classifier_details,
	A_cloud,
	A_cloud_partition,
	A_cmd_line,
	A_code,
	A_color_depth,
	A_column_name,
	A_column_number,
	A_comment,
	A_community_uid,
	A_company_name,
	A_condition,
	A_confidence,
	A_confidence_id,
	A_confidence_id__2,
	A_confidence_score,
	A_confidentiality,
	A_confidentiality_id,
	A_connection_info,
	A_container,
	A_containers,
	A_continent,
	A_coordinates,
	A_cores,
	A_correlation_uid,
	A_cost_center,
	A_count,
	A_countermeasures,
	A_country,
	A_cpe_name,
	A_cpid,
	A_cpu_architecture,
	A_cpu_architecture_id,
	A_cpu_bits,
	A_cpu_cores,
	A_cpu_count,
	A_cpu_speed,
	A_cpu_type,
	A_created_time,
	A_created_time__2,
	A_created_time_dt,
	A_created_time_dt__2,
	A_creator,
	A_credential_uid,
	A_cve,
	A_cves,
	A_cvss,
	A_cwe,
	A_cwe_uid,
	A_cwe_url,
	A_d3f_tactic,
	A_d3f_technique,
	A_data,
	A_data_classification,
	A_data_classifications,
	A_debug,
	A_decision,
	A_deleted_time,
	A_deleted_time_dt,
	A_delivered_to,
	A_delivered_to_list,
	A_delivered_to_list__2,
	A_department,
	A_dependency_chain,
	A_depth,
	A_desc,
	A_desktop_display,
	A_detection_pattern,
	A_detection_pattern_type,
	A_detection_pattern_type_id,
	A_developer_uid,
	A_device,
	A_digest,
	A_direction,
	A_direction_id,
	A_discovery_details,
	A_display_name,
	A_disposition,
	A_disposition_id,
	A_dkim,
	A_dkim_domain,
	A_dkim_signature,
	A_dmarc,
	A_dmarc_override,
	A_dmarc_policy,
	A_dnssec_status,
	A_dnssec_status_id,
	A_domain,
	A_domain_contacts,
	A_drive_type,
	A_drive_type_id,
	A_driver,
	A_duration,
	A_duration__2,
	A_duration_days,
	A_duration_hours,
	A_duration_mins,
	A_duration_mins__2,
	A_duration_months,
	A_duration_secs,
	A_duration_weeks,
	A_duration_years,
	A_edition,
	A_egid,
	A_eid,
	A_email,
	A_email_addr,
	A_email_addr__2,
	A_email_addr__3,
	A_email_addrs,
	A_email_auth,
	A_employee_uid,
	A_encryption_details,
	A_end_column,
	A_end_line,
	A_end_time,
	A_end_time_dt,
	A_enrichments,
	A_environment_variables,
	A_epoch,
	A_epss,
	A_error,
	A_error_message,
	A_error_message__2,
	A_euid,
	A_event_code,
	A_event_uid,
	A_expiration_reason,
	A_expiration_time,
	A_expiration_time_dt,
	A_exploit_last_seen_time,
	A_exploit_last_seen_time_dt,
	A_exploit_ref_url,
	A_exploit_requirement,
	A_exploit_type,
	A_ext,
	A_extension,
	A_extensions,
	A_external_uid,
	A_factor_type,
	A_factor_type_id,
	A_feature,
	A_file,
	A_file__2,
	A_files,
	A_fingerprint,
	A_fingerprints,
	A_firewall_rule,
	A_first_seen_time,
	A_first_seen_time_dt,
	A_fix_available,
	A_fix_coverage,
	A_fix_coverage_id,
	A_fixed_in_version,
	A_flag_history,
	A_flag_ids,
	A_flags,
	A_flags__2,
	A_folder,
	A_forward_addr,
	A_from,
	A_from_list,
	A_from_mailbox,
	A_from_mailboxes,
	A_full_name,
	A_function_invocation,
	A_function_keys,
	A_function_name,
	A_geodetic_altitude,
	A_geodetic_vertical_accuracy,
	A_geohash,
	A_given_name,
	A_gpu_count,
	A_gpu_info_list,
	A_group,
	A_groups,
	A_has_mfa,
	A_has_mfa__2,
	A_hash,
	A_hashes,
	A_hire_time,
	A_hire_time_dt,
	A_horizontal_accuracy,
	A_hosted_services,
	A_hosting_process,
	A_hostname,
	A_http_headers,
	A_hw_info,
	A_hypervisor,
	A_iccid,
	A_idle_timeout,
	A_idp,
	A_image,
	A_ime,
	A_imei,
	A_imei_list,
	A_imported_symbols,
	A_install_state,
	A_install_state_id,
	A_instance_uid,
	A_integrity,
	A_integrity_id,
	A_interface_name,
	A_interface_uid,
	A_internal_name,
	A_intrusion_sets,
	A_invoked_by,
	A_ip,
	A_is_alert,
	A_is_applied,
	A_is_backed_up,
	A_is_compliant,
	A_is_default,
	A_is_deleted,
	A_is_disabled,
	A_is_encrypted,
	A_is_exploit_available,
	A_is_fix_available,
	A_is_group_provisioning_enabled,
	A_is_hotp,
	A_is_locked,
	A_is_managed,
	A_is_mfa,
	A_is_mobile_account_active,
	A_is_on_premises,
	A_is_on_premises__2,
	A_is_on_premises_sync_enabled,
	A_is_personal,
	A_is_public,
	A_is_read,
	A_is_readonly,
	A_is_remote,
	A_is_renewable,
	A_is_self_signed,
	A_is_shared,
	A_is_superseded,
	A_is_supervised,
	A_is_system,
	A_is_totp,
	A_is_truncated,
	A_is_trusted,
	A_is_user_provisioning_enabled,
	A_is_vpn,
	A_isp,
	A_isp__2,
	A_isp_org,
	A_issuer,
	A_issuer__2,
	A_job,
	A_job_title,
	A_json_path,
	A_kb_article_list,
	A_kb_articles,
	A_kernel,
	A_kernel_release,
	A_key_length,
	A_key_uid,
	A_keyboard_info,
	A_keyboard_layout,
	A_keyboard_subtype,
	A_keyboard_type,
	A_kill_chain,
	A_labels,
	A_lang,
	A_last_login_time,
	A_last_login_time_dt,
	A_last_run_time,
	A_last_run_time__2,
	A_last_run_time_dt,
	A_last_run_time_dt__2,
	A_last_seen_time,
	A_last_seen_time__2,
	A_last_seen_time_dt,
	A_last_seen_time_dt__2,
	A_last_used_time,
	A_last_used_time_dt,
	A_lat,
	A_ldap_cn,
	A_ldap_dn,
	A_ldap_person,
	A_leave_time,
	A_leave_time_dt,
	A_license,
	A_license_url,
	A_lineage,
	A_lineage__2,
	A_load_order_group,
	A_load_type,
	A_load_type_id,
	A_loaded_modules,
	A_location,
	A_location__2,
	A_log_format,
	A_log_format__2,
	A_log_level,
	A_log_name,
	A_log_provider,
	A_log_source,
	A_log_version,
	A_logged_time,
	A_logged_time_dt,
	A_loggers,
	A_login_endpoint,
	A_logout_endpoint,
	A_long,
	A_mac,
	A_mac_vendor,
	A_malware,
	A_malware_scan_info,
	A_manager,
	A_match_details,
	A_match_location,
	A_meid,
	A_message,
	A_message_uid,
	A_metadata,
	A_metadata_endpoint,
	A_metrics,
	A_mime_type,
	A_mitigation,
	A_model,
	A_modified_time,
	A_modified_time_dt,
	A_modifier,
	A_module,
	A_name,
	A_name__2,
	A_name__3,
	A_name__4,
	A_name__5,
	A_name_servers,
	A_namespace,
	A_namespace_pid,
	A_network_driver,
	A_network_interfaces,
	A_next_run_time,
	A_next_run_time_dt,
	A_num_files,
	A_num_infected,
	A_num_volumes,
	A_number,
	A_observables,
	A_occurrence_details,
	A_occurrences,
	A_office_location,
	A_open_ports,
	A_operation,
	A_orchestrator,
	A_org,
	A_original_event_uid,
	A_original_time,
	A_os,
	A_os_machine_uuid,
	A_osint,
	A_ou_name,
	A_ou_uid,
	A_overall_score,
	A_owner,
	A_package_manager,
	A_package_manager_url,
	A_packages,
	A_packet_uid,
	A_page_number,
	A_parameters,
	A_parent_folder,
	A_parent_process,
	A_parent_uid,
	A_path,
	A_path__2,
	A_path__3,
	A_percentile,
	A_peripheral_device,
	A_phase,
	A_phase_id,
	A_phone_number,
	A_phone_number__2,
	A_phone_number__3,
	A_physical_height,
	A_physical_orientation,
	A_physical_width,
	A_pid,
	A_pod_uuid,
	A_policies,
	A_policy,
	A_pool,
	A_port,
	A_post_value,
	A_postal_code,
	A_pre_value,
	A_pressure_altitude,
	A_privileges,
	A_process,
	A_processed_time,
	A_processed_time_dt,
	A_product,
	A_profiles,
	A_programmatic_credentials,
	A_project_uid,
	A_protocol_name,
	A_protocol_name__2,
	A_protocol_num,
	A_protocol_ver,
	A_protocol_ver_id,
	A_provider,
	A_provider__2,
	A_ptid,
	A_purl,
	A_query_evidence,
	A_query_info,
	A_query_result,
	A_query_result_id,
	A_query_string,
	A_query_string__2,
	A_query_time,
	A_query_time_dt,
	A_query_type,
	A_query_type_id,
	A_ram_size,
	A_rate_limit,
	A_raw_data,
	A_raw_data_hash,
	A_raw_data_size,
	A_raw_header,
	A_rdata,
	A_record_index_in_array,
	A_references,
	A_reg_binary_data,
	A_reg_integer_data,
	A_reg_key,
	A_reg_string_data,
	A_reg_string_list_data,
	A_reg_value,
	A_region,
	A_registrar,
	A_related_analytics,
	A_related_cves,
	A_related_cwes,
	A_related_vulnerabilities,
	A_related_vulnerabilities__2,
	A_release,
	A_remediation,
	A_reply_to,
	A_reply_to_list,
	A_reply_to_mailboxes,
	A_reporter,
	A_reputation,
	A_request,
	A_resource_type,
	A_response,
	A_return_path,
	A_return_value,
	A_risk_details,
	A_risk_level,
	A_risk_level_id,
	A_risk_score,
	A_row_number,
	A_rule,
	A_run_mode_ids,
	A_run_modes,
	A_run_state,
	A_run_state_id,
	A_run_state_id__2,
	A_runtime,
	A_sandbox,
	A_sans,
	A_scale_factor,
	A_scheme,
	A_scim,
	A_scim_group_schema,
	A_scim_user_schema,
	A_scopes,
	A_score,
	A_score__2,
	A_score_id,
	A_script,
	A_script_content,
	A_security_descriptor,
	A_security_questions,
	A_sender,
	A_sender_mailbox,
	A_sensitivity,
	A_sequence,
	A_serial_number,
	A_serial_number__2,
	A_service,
	A_service_category,
	A_service_category_id,
	A_service_dependencies,
	A_service_dll_file,
	A_service_error_control,
	A_service_error_control_id,
	A_service_file,
	A_service_start_name,
	A_service_start_type,
	A_service_start_type_id,
	A_service_type,
	A_service_type_id,
	A_session,
	A_severity,
	A_severity_id,
	A_short_desc,
	A_signature,
	A_signatures,
	A_signatures__2,
	A_size,
	A_smtp_from,
	A_smtp_to,
	A_source,
	A_sp_name,
	A_sp_ver,
	A_spf,
	A_src_url,
	A_sso,
	A_start_address,
	A_start_column,
	A_start_line,
	A_start_time,
	A_start_time_dt,
	A_start_type,
	A_start_type_id,
	A_startup_item,
	A_state,
	A_state__2,
	A_state_id,
	A_state_id__2,
	A_state_id__3,
	A_state_id__4,
	A_state_id__5,
	A_status,
	A_status__2,
	A_status_code,
	A_status_detail,
	A_status_detail__2,
	A_status_details,
	A_status_id,
	A_status_id__2,
	A_storage_class,
	A_sub_technique,
	A_sub_technique__2,
	A_subdomain,
	A_subdomains,
	A_subdomains__2,
	A_subject,
	A_subject__2,
	A_subnet,
	A_subnet__2,
	A_subnet__3,
	A_subnet_prefix,
	A_subnet_uid,
	A_surname,
	A_system_call,
	A_tactic,
	A_tactic__2,
	A_tactics,
	A_tag,
	A_tags,
	A_tcp_flags,
	A_tcp_state_id,
	A_technique,
	A_technique__2,
	A_tenant_uid,
	A_terminal,
	A_terminated_time,
	A_terminated_time_dt,
	A_threat_actor,
	A_tid,
	A_time,
	A_time_dt,
	A_timezone_offset,
	A_title,
	A_tlp,
	A_to,
	A_to_mailboxes,
	A_token,
	A_total,
	A_total_queued_duration,
	A_transformation_info_list,
	A_transmit_time,
	A_transmit_time_dt,
	A_ttl,
	A_type,
	A_type__10,
	A_type__11,
	A_type__2,
	A_type__3,
	A_type__4,
	A_type__5,
	A_type__6,
	A_type__7,
	A_type__8,
	A_type__9,
	A_type_id,
	A_type_id__10,
	A_type_id__11,
	A_type_id__12,
	A_type_id__13,
	A_type_id__14,
	A_type_id__15,
	A_type_id__16,
	A_type_id__17,
	A_type_id__18,
	A_type_id__19,
	A_type_id__2,
	A_type_id__20,
	A_type_id__21,
	A_type_id__3,
	A_type_id__4,
	A_type_id__5,
	A_type_id__6,
	A_type_id__7,
	A_type_id__8,
	A_type_id__9,
	A_type_name,
	A_type_uid,
	A_type_uid__2,
	A_type_uid__3,
	A_type_uid__4,
	A_udid,
	A_uid,
	A_uid__10,
	A_uid__11,
	A_uid__2,
	A_uid__3,
	A_uid__4,
	A_uid__5,
	A_uid__6,
	A_uid__7,
	A_uid__8,
	A_uid__9,
	A_uid_alt,
	A_uid_alt__2,
	A_uid_alt__3,
	A_unique_malware_count,
	A_unmapped,
	A_untruncated_size,
	A_uploaded_time,
	A_uploaded_time_dt,
	A_uri,
	A_url,
	A_url_string,
	A_url_string__2,
	A_url_string__3,
	A_urls,
	A_user,
	A_users,
	A_uuid,
	A_value,
	A_value__2,
	A_value__3,
	A_values,
	A_vector_string,
	A_vendor_id_list,
	A_vendor_name,
	A_vendor_name__2,
	A_version,
	A_version__2,
	A_version__3,
	A_vlan_uid,
	A_volume,
	A_vpc_uid,
	A_vram_mode,
	A_vram_mode_id,
	A_vram_size,
	A_vulnerabilities,
	A_whois,
	A_win_service,
	A_working_directory,
	A_x_originating_ip,
	A_xattributes,
	A_zone,
	A_zone__2,
};
enum {
	C_base_event,
	C_evidence_info,
	C_network_connection_query,
	O_account,
	O_actor,
	O_advisory,
	O_affected_code,
	O_affected_package,
	O_agent,
	O_analytic,
	O_api,
	O_attack,
	O_auth_factor,
	O_authorization,
	O_autonomous_system,
	O_campaign,
	O_certificate,
	O_cis_control,
	O_classifier_details,
	O_cloud,
	O_container,
	O_cve,
	O_cvss,
	O_cwe,
	O_d3f_tactic,
	O_d3f_technique,
	O_d3fend,
	O_data_classification,
	O_device,
	O_device_hw_info,
	O_digital_signature,
	O_discovery_details,
	O_display,
	O_dns_answer,
	O_domain_contact,
	O_email,
	O_email_auth,
	O_encryption_details,
	O_enrichment,
	O_environment_variable,
	O_epss,
	O_extension,
	O_feature,
	O_file,
	O_fingerprint,
	O_firewall_rule,
	O_function_invocation,
	O_gpu_info,
	O_group,
	O_http_header,
	O_idp,
	O_image,
	O_job,
	O_kb_article,
	O_kernel,
	O_kernel_driver,
	O_key_value_object,
	O_keyboard_info,
	O_kill_chain_phase,
	O_ldap_person,
	O_location,
	O_logger,
	O_long_string,
	O_malware,
	O_malware_scan_info,
	O_metadata,
	O_metric,
	O_mitigation,
	O_module,
	O_network_connection_info,
	O_network_interface,
	O_object,
	O_observable,
	O_occurrence_details,
	O_organization,
	O_os,
	O_osint,
	O_package,
	O_parameter,
	O_peripheral_device,
	O_policy,
	O_port_info,
	O_process,
	O_process_entity,
	O_product,
	O_programmatic_credential,
	O_query_evidence,
	O_query_info,
	O_reg_key,
	O_reg_value,
	O_remediation,
	O_reporter,
	O_reputation,
	O_request,
	O_response,
	O_rule,
	O_san,
	O_scim,
	O_script,
	O_service,
	O_session,
	O_sso,
	O_startup_item,
	O_sub_technique,
	O_tactic,
	O_technique,
	O_threat_actor,
	O_timespan,
	O_token,
	O_transformation_info,
	O_url,
	O_user,
	O_vulnerability,
	O_whois,
	O_win_service,
};

static const struct schema_type types[] = {
	{T(boolean_t), ALL, T(Boolean), NONE, NONE, 0, 0, false, 0, 0},
	{T(bytestring_t), FROM_TO(1_2_0, 1_5_0), T(Byte_String), T(string_t), NONE, 0, 0, false, 0, 0},
	{T(bytestring_t), SINCE(1_6_0), T(Byte_String), T(string_t), T(regex_bytestring_t), 0, 0, false, 0, 0},
	{T(datetime_t), FROM_TO(1_2_0, 1_3_0), T(Datetime), T(string_t), T(regex_datetime_t_5982c450), 0, 0, false, 0, 0},
	{T(datetime_t), SINCE(1_4_0), T(Datetime), T(string_t), T(regex_datetime_t_76cec3c5), 0, 0, false, 0, 0},
	{T(email_t), ALL, T(Email_Address), T(string_t), T(regex_email_t), 5, 0, false, 0, 0},
	{T(file_hash_t), FROM_TO(1_2_0, 1_3_0), T(Hash), T(string_t), NONE, 8, 64, false, 0, 0},
	{T(file_hash_t), FROM_TO(1_4_0, 1_7_0), T(Hash), T(string_t), T(regex_file_hash_t), 8, 0, false, 0, 0},
	{T(file_hash_t), SINCE(1_8_0), T(Hash), T(string_t), NONE, 8, 0, false, 0, 0},
	{T(file_name_t), ALL, T(File_Name), T(string_t), NONE, 7, 0, false, 0, 0},
	{T(file_path_t), SINCE(1_5_0), T(File_Path), T(string_t), NONE, 45, 0, false, 0, 0},
	{T(float_t), ALL, T(Float), NONE, NONE, 0, 0, false, 0, 0},
	{T(hostname_t), FROM_TO(1_2_0, 1_3_0), T(Hostname), T(string_t), T(regex_hostname_t), 1, 0, false, 0, 0},
	{T(hostname_t), SINCE(1_4_0), T(Hostname), T(string_t), NONE, 1, 0, false, 0, 0},
	{T(integer_t), ALL, T(Integer), NONE, NONE, 0, 0, false, 0, 0},
	{T(ip_t), ALL, T(IP_Address), T(string_t), T(regex_ip_t), 2, 40, false, 0, 0},
	{T(json_t), ALL, T(JSON), NONE, NONE, 0, 0, false, 0, 0},
	{T(long_t), ALL, T(Long), NONE, NONE, 0, 0, false, 0, 0},
	{T(mac_t), ALL, T(MAC_Address), T(string_t), T(regex_mac_t), 3, 32, false, 0, 0},
	{T(object_t), ALL, T(Object), NONE, NONE, 0, 0, false, 0, 0},
	{T(port_t), ALL, T(Port), T(integer_t), NONE, 11, 0, true, 0, 65535},
	{T(process_name_t), ALL, T(Process_Name), T(string_t), NONE, 9, 0, false, 0, 0},
	{T(reg_key_path_t), SINCE(1_5_0), T(Registry_Key_Path), T(string_t), NONE, 46, 0, false, 0, 0},
	{T(string_t), FROM_TO(1_2_0, 1_3_0), T(String), NONE, NONE, 0, 65535, false, 0, 0},
	{T(string_t), SINCE(1_4_0), T(String), NONE, NONE, 0, 0, false, 0, 0},
	{T(subnet_t), ALL, T(Subnet), T(string_t), NONE, 12, 42, false, 0, 0},
	{T(timestamp_t), ALL, T(Timestamp), T(long_t), NONE, 0, 0, false, 0, 0},
	{T(url_t), ALL, T(URL_String), T(string_t), NONE, 6, 0, false, 0, 0},
	{T(username_t), ALL, T(User_Name), T(string_t), NONE, 4, 0, false, 0, 0},
	{T(uuid_t), ALL, T(UUID), T(string_t), T(regex_uuid_t), 0, 0, false, 0, 0},
};

static const struct schema_enum_value e_account_type_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(LDAP_Account), ALL, NONE},
	{2, NONE, T(Windows_Account), ALL, NONE},
	{3, NONE, T(AWS_IAM_User), FROM_TO(1_2_0, 1_5_0), NONE},
	{3, NONE, T(AWS_IAM_User), SINCE(1_6_0), T(1_6_0)},
	{4, NONE, T(AWS_IAM_Role), FROM_TO(1_2_0, 1_5_0), NONE},
	{4, NONE, T(AWS_IAM_Role), SINCE(1_6_0), T(1_6_0)},
	{5, NONE, T(GCP_Account), ALL, NONE},
	{6, NONE, T(Azure_AD_Account), ALL, NONE},
	{7, NONE, T(Mac_OS_Account), ALL, NONE},
	{8, NONE, T(Apple_Account), ALL, NONE},
	{9, NONE, T(Linux_Account), ALL, NONE},
	{10, NONE, T(AWS_Account), ALL, NONE},
	{11, NONE, T(GCP_Project), SINCE(1_4_0), NONE},
	{12, NONE, T(OCI_Compartment), SINCE(1_4_0), NONE},
	{13, NONE, T(Azure_Subscription), SINCE(1_4_0), NONE},
	{14, NONE, T(Salesforce_Account), SINCE(1_4_0), NONE},
	{15, NONE, T(Google_Workspace), SINCE(1_4_0), NONE},
	{16, NONE, T(Servicenow_Instance), SINCE(1_4_0), NONE},
	{17, NONE, T(M365_Tenant), SINCE(1_4_0), NONE},
	{18, NONE, T(Email_Account), SINCE(1_4_0), NONE},
	{19, NONE, T(ActiveDirectory_Account), SINCE(1_8_0), NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_advisory_install_state_id[] = {
	{0, NONE, T(Unknown), SINCE(1_3_0), NONE},
	{1, NONE, T(Installed), SINCE(1_3_0), NONE},
	{2, NONE, T(Not_Installed), SINCE(1_3_0), NONE},
	{3, NONE, T(Installed_Pending_Reboot), SINCE(1_3_0), NONE},
	{99, NONE, T(Other), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_affected_package_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_3_0), NONE},
	{1, NONE, T(Application), SINCE(1_3_0), NONE},
	{2, NONE, T(Operating_System), SINCE(1_3_0), NONE},
	{99, NONE, T(Other), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_agent_type_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Endpoint_Detection_and_Response), ALL, NONE},
	{2, NONE, T(Data_Loss_Prevention), ALL, NONE},
	{3, NONE, T(Backup_Recovery), ALL, NONE},
	{4, NONE, T(Performance_Monitoring_Observability), ALL, NONE},
	{5, NONE, T(Vulnerability_Management), ALL, NONE},
	{6, NONE, T(Log_Forwarding), ALL, NONE},
	{7, NONE, T(Mobile_Device_Management), ALL, NONE},
	{8, NONE, T(Configuration_Management), ALL, NONE},
	{9, NONE, T(Remote_Access), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_analytic_state_id[] = {
	{0, NONE, T(Unknown), SINCE(1_6_0), NONE},
	{1, NONE, T(Active), SINCE(1_6_0), NONE},
	{2, NONE, T(Suppressed), SINCE(1_6_0), NONE},
	{3, NONE, T(Experimental), SINCE(1_6_0), NONE},
	{99, NONE, T(Other), SINCE(1_6_0), NONE},
};
static const struct schema_enum_value e_analytic_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(Rule), SINCE(1_4_0), NONE},
	{2, NONE, T(Behavioral), SINCE(1_4_0), NONE},
	{3, NONE, T(Statistical), SINCE(1_4_0), NONE},
	{4, NONE, T(Learning_ML_DL), SINCE(1_4_0), NONE},
	{5, NONE, T(Fingerprinting), SINCE(1_4_0), NONE},
	{6, NONE, T(Tagging), SINCE(1_4_0), NONE},
	{7, NONE, T(Keyword_Match), SINCE(1_4_0), NONE},
	{8, NONE, T(Regular_Expressions), SINCE(1_4_0), NONE},
	{9, NONE, T(Exact_Data_Match), SINCE(1_4_0), NONE},
	{10, NONE, T(Partial_Data_Match), SINCE(1_4_0), NONE},
	{11, NONE, T(Indexed_Data_Match), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_auth_factor_factor_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(SMS), SINCE(1_4_0), NONE},
	{2, NONE, T(Security_Question), SINCE(1_4_0), NONE},
	{3, NONE, T(Phone_Call), SINCE(1_4_0), NONE},
	{4, NONE, T(Biometric), SINCE(1_4_0), NONE},
	{5, NONE, T(Push_Notification), SINCE(1_4_0), NONE},
	{6, NONE, T(Hardware_Token), SINCE(1_4_0), NONE},
	{7, NONE, T(OTP), SINCE(1_4_0), NONE},
	{8, NONE, T(Email), SINCE(1_4_0), NONE},
	{9, NONE, T(U2F), SINCE(1_4_0), NONE},
	{10, NONE, T(WebAuthn), SINCE(1_4_0), NONE},
	{11, NONE, T(Password), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_base_event_action_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(Allowed), SINCE(1_4_0), NONE},
	{2, NONE, T(Denied), SINCE(1_4_0), NONE},
	{3, NONE, T(Observed), SINCE(1_4_0), NONE},
	{4, NONE, T(Modified), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_base_event_activity_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_base_event_category_uid[] = {
	{0, NONE, T(Uncategorized), ALL, NONE},
};
static const struct schema_enum_value e_base_event_class_uid[] = {
	{0, NONE, T(Base_Event), ALL, NONE},
};
static const struct schema_enum_value e_base_event_confidence_id[] = {
	{0, NONE, T(Unknown), SINCE(1_3_0), NONE},
	{1, NONE, T(Low), SINCE(1_3_0), NONE},
	{2, NONE, T(Medium), SINCE(1_3_0), NONE},
	{3, NONE, T(High), SINCE(1_3_0), NONE},
	{99, NONE, T(Other), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_base_event_disposition_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(Allowed), SINCE(1_4_0), NONE},
	{2, NONE, T(Blocked), SINCE(1_4_0), NONE},
	{3, NONE, T(Quarantined), SINCE(1_4_0), NONE},
	{4, NONE, T(Isolated), SINCE(1_4_0), NONE},
	{5, NONE, T(Deleted), SINCE(1_4_0), NONE},
	{6, NONE, T(Dropped), SINCE(1_4_0), NONE},
	{7, NONE, T(Custom_Action), SINCE(1_4_0), NONE},
	{8, NONE, T(Approved), SINCE(1_4_0), NONE},
	{9, NONE, T(Restored), SINCE(1_4_0), NONE},
	{10, NONE, T(Exonerated), SINCE(1_4_0), NONE},
	{11, NONE, T(Corrected), SINCE(1_4_0), NONE},
	{12, NONE, T(Partially_Corrected), SINCE(1_4_0), NONE},
	{13, NONE, T(Uncorrected), SINCE(1_4_0), NONE},
	{14, NONE, T(Delayed), SINCE(1_4_0), NONE},
	{15, NONE, T(Detected), SINCE(1_4_0), NONE},
	{16, NONE, T(No_Action), SINCE(1_4_0), NONE},
	{17, NONE, T(Logged), SINCE(1_4_0), NONE},
	{18, NONE, T(Tagged), SINCE(1_4_0), NONE},
	{19, NONE, T(Alert), SINCE(1_4_0), NONE},
	{20, NONE, T(Count), SINCE(1_4_0), NONE},
	{21, NONE, T(Reset), SINCE(1_4_0), NONE},
	{22, NONE, T(Captcha), SINCE(1_4_0), NONE},
	{23, NONE, T(Challenge), SINCE(1_4_0), NONE},
	{24, NONE, T(Access_Revoked), SINCE(1_4_0), NONE},
	{25, NONE, T(Rejected), SINCE(1_4_0), NONE},
	{26, NONE, T(Unauthorized), SINCE(1_4_0), NONE},
	{27, NONE, T(Error), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_base_event_risk_level_id[] = {
	{0, NONE, T(Info), ALL, NONE},
	{1, NONE, T(Low), ALL, NONE},
	{2, NONE, T(Medium), ALL, NONE},
	{3, NONE, T(High), ALL, NONE},
	{4, NONE, T(Critical), ALL, NONE},
	{99, NONE, T(Other), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_base_event_severity_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Informational), ALL, NONE},
	{2, NONE, T(Low), ALL, NONE},
	{3, NONE, T(Medium), ALL, NONE},
	{4, NONE, T(High), ALL, NONE},
	{5, NONE, T(Critical), ALL, NONE},
	{6, NONE, T(Fatal), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_base_event_status_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Success), ALL, NONE},
	{2, NONE, T(Failure), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_base_event_type_uid[] = {
	{0, NONE, T(Base_Event_Unknown), ALL, NONE},
	{99, NONE, T(Base_Event_Other), ALL, NONE},
};
static const struct schema_enum_value e_cvss_depth[] = {
	{0, T(Base), T(Base), SINCE(1_3_0), NONE},
	{0, T(Environmental), T(Environmental), SINCE(1_3_0), NONE},
	{0, T(Temporal), T(Temporal), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_data_classification_category_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Personal), ALL, NONE},
	{2, NONE, T(Governmental), ALL, NONE},
	{3, NONE, T(Financial), ALL, NONE},
	{4, NONE, T(Business), ALL, NONE},
	{5, NONE, T(Military_and_Law_Enforcement), ALL, NONE},
	{6, NONE, T(Security), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_data_classification_confidentiality_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Not_Confidential), ALL, NONE},
	{2, NONE, T(Confidential), ALL, NONE},
	{3, NONE, T(Secret), ALL, NONE},
	{4, NONE, T(Top_Secret), ALL, NONE},
	{5, NONE, T(Private), ALL, NONE},
	{6, NONE, T(Restricted), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_data_classification_status_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(Complete), SINCE(1_4_0), NONE},
	{2, NONE, T(Partial), SINCE(1_4_0), NONE},
	{3, NONE, T(Fail), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_device_hw_info_cpu_architecture_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(x86), SINCE(1_4_0), NONE},
	{2, NONE, T(ARM), SINCE(1_4_0), NONE},
	{3, NONE, T(RISC_V), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_device_type_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Server), ALL, NONE},
	{2, NONE, T(Desktop), ALL, NONE},
	{3, NONE, T(Laptop), ALL, NONE},
	{4, NONE, T(Tablet), ALL, NONE},
	{5, NONE, T(Mobile), ALL, NONE},
	{6, NONE, T(Virtual), ALL, NONE},
	{7, NONE, T(IOT), ALL, NONE},
	{8, NONE, T(Browser), ALL, NONE},
	{9, NONE, T(Firewall), ALL, NONE},
	{10, NONE, T(Switch), ALL, NONE},
	{11, NONE, T(Hub), ALL, NONE},
	{12, NONE, T(Router), SINCE(1_3_0), NONE},
	{13, NONE, T(IDS), SINCE(1_3_0), NONE},
	{14, NONE, T(IPS), SINCE(1_3_0), NONE},
	{15, NONE, T(Load_Balancer), SINCE(1_3_0), NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_digital_signature_algorithm_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(DSA), ALL, NONE},
	{2, NONE, T(RSA), ALL, NONE},
	{3, NONE, T(ECDSA), ALL, NONE},
	{4, NONE, T(Authenticode), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_digital_signature_state_id[] = {
	{0, NONE, T(Unknown), SINCE(1_3_0), NONE},
	{1, NONE, T(Valid), SINCE(1_3_0), NONE},
	{2, NONE, T(Expired), SINCE(1_3_0), NONE},
	{3, NONE, T(Revoked), SINCE(1_3_0), NONE},
	{4, NONE, T(Suspended), SINCE(1_3_0), NONE},
	{5, NONE, T(Pending), SINCE(1_3_0), NONE},
	{6, NONE, T(Untrusted), SINCE(1_7_0), NONE},
	{7, NONE, T(Distrusted), SINCE(1_7_0), NONE},
	{8, NONE, T(WrongUsage), SINCE(1_7_0), NONE},
	{9, NONE, T(Bad), SINCE(1_7_0), NONE},
	{10, NONE, T(Broken), SINCE(1_7_0), NONE},
	{99, NONE, T(Other), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_dns_answer_flag_ids[] = {
	{0, NONE, T(Unknown), SINCE(1_3_0), NONE},
	{1, NONE, T(Authoritative_Answer), SINCE(1_3_0), NONE},
	{2, NONE, T(Truncated_Response), SINCE(1_3_0), NONE},
	{3, NONE, T(Recursion_Desired), SINCE(1_3_0), NONE},
	{4, NONE, T(Recursion_Available), SINCE(1_3_0), NONE},
	{5, NONE, T(Authentic_Data), SINCE(1_3_0), NONE},
	{6, NONE, T(Checking_Disabled), SINCE(1_3_0), NONE},
	{99, NONE, T(Other), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_domain_contact_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_3_0), NONE},
	{1, NONE, T(Registrant), SINCE(1_3_0), NONE},
	{2, NONE, T(Administrative), SINCE(1_3_0), NONE},
	{3, NONE, T(Technical), SINCE(1_3_0), NONE},
	{4, NONE, T(Billing), SINCE(1_3_0), NONE},
	{5, NONE, T(Abuse), SINCE(1_3_0), NONE},
	{99, NONE, T(Other), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_encryption_details_algorithm_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(DES), SINCE(1_4_0), NONE},
	{2, NONE, T(TripleDES), SINCE(1_4_0), NONE},
	{3, NONE, T(AES), SINCE(1_4_0), NONE},
	{4, NONE, T(RSA), SINCE(1_4_0), NONE},
	{5, NONE, T(ECC), SINCE(1_4_0), NONE},
	{6, NONE, T(SM2), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_evidence_info_activity_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Query), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_evidence_info_category_uid[] = {
	{5, NONE, T(Discovery), ALL, NONE},
};
static const struct schema_enum_value e_evidence_info_class_uid[] = {
	{5040, NONE, T(Live_Evidence_Info), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_evidence_info_query_result_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Exists), ALL, NONE},
	{2, NONE, T(Partial), ALL, NONE},
	{3, NONE, T(Does_not_exist), ALL, NONE},
	{4, NONE, T(Error), ALL, NONE},
	{5, NONE, T(Unsupported), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_evidence_info_type_uid[] = {
	{504000, NONE, T(Live_Evidence_Info_Unknown), SINCE(1_5_0), NONE},
	{504001, NONE, T(Live_Evidence_Info_Query), SINCE(1_5_0), NONE},
	{504099, NONE, T(Live_Evidence_Info_Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_file_drive_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(Removable), SINCE(1_4_0), NONE},
	{2, NONE, T(Fixed), SINCE(1_4_0), NONE},
	{3, NONE, T(Remote), SINCE(1_4_0), NONE},
	{4, NONE, T(CD_ROM), SINCE(1_4_0), NONE},
	{5, NONE, T(RAM_Disk), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_file_type_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Regular_File), ALL, NONE},
	{2, NONE, T(Folder), ALL, NONE},
	{3, NONE, T(Character_Device), ALL, NONE},
	{4, NONE, T(Block_Device), ALL, NONE},
	{5, NONE, T(Local_Socket), ALL, NONE},
	{6, NONE, T(Named_Pipe), ALL, NONE},
	{7, NONE, T(Symbolic_Link), ALL, NONE},
	{8, NONE, T(Executable_File), SINCE(1_6_0), NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_fingerprint_algorithm_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(MD5), ALL, NONE},
	{2, NONE, T(SHA_1), ALL, NONE},
	{3, NONE, T(SHA_256), ALL, NONE},
	{4, NONE, T(SHA_512), ALL, NONE},
	{5, NONE, T(CTPH), ALL, NONE},
	{6, NONE, T(TLSH), ALL, NONE},
	{7, NONE, T(quickXorHash), ALL, NONE},
	{8, NONE, T(SHA_224), SINCE(1_6_0), NONE},
	{9, NONE, T(SHA_384), SINCE(1_6_0), NONE},
	{10, NONE, T(SHA_512_224), SINCE(1_6_0), NONE},
	{11, NONE, T(SHA_512_256), SINCE(1_6_0), NONE},
	{12, NONE, T(SHA3_224), SINCE(1_6_0), NONE},
	{13, NONE, T(SHA3_256), SINCE(1_6_0), NONE},
	{14, NONE, T(SHA3_384), SINCE(1_6_0), NONE},
	{15, NONE, T(SHA3_512), SINCE(1_6_0), NONE},
	{16, NONE, T(xxHash_H3_64_bit), SINCE(1_6_0), NONE},
	{17, NONE, T(xxHash_H3_128_bit), SINCE(1_6_0), NONE},
	{18, NONE, T(Imphash), SINCE(1_8_0), NONE},
	{19, NONE, T(NPF), SINCE(1_8_0), NONE},
	{20, NONE, T(HASSH), SINCE(1_8_0), NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_gpu_info_bus_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_8_0), NONE},
	{1, NONE, T(Onboard), SINCE(1_8_0), NONE},
	{2, NONE, T(PCIe_x16), SINCE(1_8_0), NONE},
	{3, NONE, T(PCIe_x8), SINCE(1_8_0), NONE},
	{4, NONE, T(MXM_Type_A), SINCE(1_8_0), NONE},
	{5, NONE, T(MXM_Type_B), SINCE(1_8_0), NONE},
	{6, NONE, T(M_2), SINCE(1_8_0), NONE},
	{7, NONE, T(CXL), SINCE(1_8_0), NONE},
	{99, NONE, T(Other), SINCE(1_8_0), NONE},
};
static const struct schema_enum_value e_gpu_info_vram_mode_id[] = {
	{0, NONE, T(Unknown), SINCE(1_8_0), NONE},
	{1, NONE, T(Shared), SINCE(1_8_0), NONE},
	{2, NONE, T(Dedicated), SINCE(1_8_0), NONE},
	{99, NONE, T(Other), SINCE(1_8_0), NONE},
};
static const struct schema_enum_value e_idp_state_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(Active), SINCE(1_4_0), NONE},
	{2, NONE, T(Suspended), SINCE(1_4_0), NONE},
	{3, NONE, T(Deprecated), SINCE(1_4_0), NONE},
	{4, NONE, T(Deleted), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_job_run_state_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Ready), SINCE(1_5_0), NONE},
	{2, NONE, T(Queued), SINCE(1_5_0), NONE},
	{3, NONE, T(Running), SINCE(1_5_0), NONE},
	{4, NONE, T(Stopped), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_kernel_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Shared_Mutex), SINCE(1_5_0), NONE},
	{2, NONE, T(System_Call), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_kill_chain_phase_phase_id[] = {
	{0, NONE, T(Unknown), SINCE(1_3_0), NONE},
	{1, NONE, T(Reconnaissance), SINCE(1_3_0), NONE},
	{2, NONE, T(Weaponization), SINCE(1_3_0), NONE},
	{3, NONE, T(Delivery), SINCE(1_3_0), NONE},
	{4, NONE, T(Exploitation), SINCE(1_3_0), NONE},
	{5, NONE, T(Installation), SINCE(1_3_0), NONE},
	{6, NONE, T(Command_Control), SINCE(1_3_0), NONE},
	{7, NONE, T(Actions_on_Objectives), SINCE(1_3_0), NONE},
	{99, NONE, T(Other), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_malware_classification_ids[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(Adware), SINCE(1_4_0), NONE},
	{2, NONE, T(Backdoor), SINCE(1_4_0), NONE},
	{3, NONE, T(Bot), SINCE(1_4_0), NONE},
	{4, NONE, T(Bootkit), SINCE(1_4_0), NONE},
	{5, NONE, T(DDOS), SINCE(1_4_0), NONE},
	{6, NONE, T(Downloader), SINCE(1_4_0), NONE},
	{7, NONE, T(Dropper), SINCE(1_4_0), NONE},
	{8, NONE, T(Exploit_Kit), SINCE(1_4_0), NONE},
	{9, NONE, T(Keylogger), SINCE(1_4_0), NONE},
	{10, NONE, T(Ransomware), SINCE(1_4_0), NONE},
	{11, NONE, T(Remote_Access_Trojan), SINCE(1_4_0), NONE},
	{13, NONE, T(Resource_Exploitation), SINCE(1_4_0), NONE},
	{14, NONE, T(Rogue_Security_Software), SINCE(1_4_0), NONE},
	{15, NONE, T(Rootkit), SINCE(1_4_0), NONE},
	{16, NONE, T(Screen_Capture), SINCE(1_4_0), NONE},
	{17, NONE, T(Spyware), SINCE(1_4_0), NONE},
	{18, NONE, T(Trojan), SINCE(1_4_0), NONE},
	{19, NONE, T(Virus), SINCE(1_4_0), NONE},
	{20, NONE, T(Webshell), SINCE(1_4_0), NONE},
	{21, NONE, T(Wiper), SINCE(1_4_0), NONE},
	{22, NONE, T(Worm), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_malware_scan_info_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Manual), SINCE(1_5_0), NONE},
	{2, NONE, T(Scheduled), SINCE(1_5_0), NONE},
	{3, NONE, T(Updated_Content), SINCE(1_5_0), NONE},
	{4, NONE, T(Quarantined_Items), SINCE(1_5_0), NONE},
	{5, NONE, T(Attached_Media), SINCE(1_5_0), NONE},
	{6, NONE, T(User_Logon), SINCE(1_5_0), NONE},
	{7, NONE, T(ELAM), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_module_load_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Standard), SINCE(1_5_0), NONE},
	{2, NONE, T(Non_Standard), SINCE(1_5_0), NONE},
	{3, NONE, T(ShellCode), SINCE(1_5_0), NONE},
	{4, NONE, T(Mapped), SINCE(1_5_0), NONE},
	{5, NONE, T(NonStandard_Backed), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_network_connection_info_boundary_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Localhost), ALL, NONE},
	{2, NONE, T(Internal), ALL, NONE},
	{3, NONE, T(External), ALL, NONE},
	{4, NONE, T(Same_VPC), ALL, NONE},
	{5, NONE, T(Internet_VPC_Gateway), ALL, NONE},
	{6, NONE, T(Virtual_Private_Gateway), ALL, NONE},
	{7, NONE, T(Intra_region_VPC), ALL, NONE},
	{8, NONE, T(Inter_region_VPC), ALL, NONE},
	{9, NONE, T(Local_Gateway), ALL, NONE},
	{10, NONE, T(Gateway_VPC), ALL, NONE},
	{11, NONE, T(Internet_Gateway), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_network_connection_info_direction_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Inbound), ALL, NONE},
	{2, NONE, T(Outbound), ALL, NONE},
	{3, NONE, T(Lateral), ALL, NONE},
	{4, NONE, T(Local), SINCE(1_7_0), NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_network_connection_info_protocol_ver_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{4, NONE, T(Internet_Protocol_version_4_IPv4), ALL, NONE},
	{6, NONE, T(Internet_Protocol_version_6_IPv6), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_network_connection_query_class_uid[] = {
	{5012, NONE, T(Network_Connection_Query), ALL, NONE},
};
static const struct schema_enum_value e_network_connection_query_state_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(ESTABLISHED), ALL, NONE},
	{2, NONE, T(SYN_SENT), ALL, NONE},
	{3, NONE, T(SYN_RECV), ALL, NONE},
	{4, NONE, T(FIN_WAIT1), ALL, NONE},
	{5, NONE, T(FIN_WAIT2), ALL, NONE},
	{6, NONE, T(TIME_WAIT), ALL, NONE},
	{7, NONE, T(CLOSED), ALL, NONE},
	{8, NONE, T(CLOSE_WAIT), ALL, NONE},
	{9, NONE, T(LAST_ACK), ALL, NONE},
	{10, NONE, T(LISTEN), ALL, NONE},
	{11, NONE, T(CLOSING), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_network_connection_query_type_uid[] = {
	{501200, NONE, T(Network_Connection_Query_Unknown), ALL, NONE},
	{501201, NONE, T(Network_Connection_Query_Query), ALL, NONE},
	{501299, NONE, T(Network_Connection_Query_Other), ALL, NONE},
};
static const struct schema_enum_value e_network_interface_type_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Wired), ALL, NONE},
	{2, NONE, T(Wireless), ALL, NONE},
	{3, NONE, T(Mobile), ALL, NONE},
	{4, NONE, T(Tunnel), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_observable_type_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Hostname), ALL, NONE},
	{2, NONE, T(IP_Address), ALL, NONE},
	{3, NONE, T(MAC_Address), ALL, NONE},
	{4, NONE, T(User_Name), ALL, NONE},
	{5, NONE, T(Email_Address), ALL, NONE},
	{6, NONE, T(URL_String), ALL, NONE},
	{7, NONE, T(File_Name), ALL, NONE},
	{8, NONE, T(Hash), ALL, NONE},
	{9, NONE, T(Process_Name), ALL, NONE},
	{10, NONE, T(Resource_UID), ALL, NONE},
	{11, NONE, T(Port), ALL, NONE},
	{12, NONE, T(Subnet), ALL, NONE},
	{13, NONE, T(Command_Line), ALL, NONE},
	{14, NONE, T(Country), ALL, NONE},
	{15, NONE, T(Process_ID), ALL, NONE},
	{16, NONE, T(HTTP_User_Agent), ALL, NONE},
	{17, NONE, T(CWE_Object_uid), ALL, NONE},
	{18, NONE, T(CVE_Object_uid), ALL, NONE},
	{19, NONE, T(User_Credential_ID), SINCE(1_3_0), NONE},
	{20, NONE, T(Endpoint), ALL, NONE},
	{21, NONE, T(User), ALL, NONE},
	{22, NONE, T(Email), ALL, NONE},
	{23, NONE, T(Uniform_Resource_Locator), ALL, NONE},
	{24, NONE, T(File), ALL, NONE},
	{25, NONE, T(Process), ALL, NONE},
	{26, NONE, T(Geo_Location), ALL, NONE},
	{27, NONE, T(Container), ALL, NONE},
	{28, NONE, T(Registry_Key), ALL, NONE},
	{29, NONE, T(Registry_Value), ALL, NONE},
	{30, NONE, T(Fingerprint), ALL, NONE},
	{31, NONE, T(User_Object_uid), SINCE(1_4_0), NONE},
	{32, NONE, T(Group_Object_name), SINCE(1_4_0), NONE},
	{33, NONE, T(Group_Object_uid), SINCE(1_4_0), NONE},
	{34, NONE, T(Account_Object_name), SINCE(1_4_0), NONE},
	{35, NONE, T(Account_Object_uid), SINCE(1_4_0), NONE},
	{36, NONE, T(Script_Content), SINCE(1_4_0), NONE},
	{37, NONE, T(Serial_Number), SINCE(1_4_0), NONE},
	{38, NONE, T(Resource_Details_Object_name), SINCE(1_4_0), NONE},
	{39, NONE, T(Process_Entity_Object_uid), SINCE(1_5_0), NONE},
	{40, NONE, T(Email_Object_subject), SINCE(1_5_0), NONE},
	{41, NONE, T(Email_Object_uid), SINCE(1_5_0), NONE},
	{42, NONE, T(Message_UID), SINCE(1_5_0), NONE},
	{43, NONE, T(Registry_Value_Object_name), SINCE(1_5_0), NONE},
	{44, NONE, T(Advisory_Object_uid), SINCE(1_5_0), NONE},
	{45, NONE, T(File_Path), SINCE(1_5_0), NONE},
	{46, NONE, T(Registry_Key_Path), SINCE(1_5_0), NONE},
	{47, NONE, T(Device_Object_uid), SINCE(1_6_0), NONE},
	{48, NONE, T(Network_Endpoint_Object_uid), SINCE(1_7_0), NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_os_type_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
	{100, NONE, T(Windows), ALL, NONE},
	{101, NONE, T(Windows_Mobile), ALL, NONE},
	{200, NONE, T(Linux), ALL, NONE},
	{201, NONE, T(Android), ALL, NONE},
	{300, NONE, T(macOS), ALL, NONE},
	{301, NONE, T(iOS), ALL, NONE},
	{302, NONE, T(iPadOS), ALL, NONE},
	{400, NONE, T(Solaris), ALL, NONE},
	{401, NONE, T(AIX), ALL, NONE},
	{402, NONE, T(HP_UX), ALL, NONE},
};
static const struct schema_enum_value e_osint_detection_pattern_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(STIX), SINCE(1_5_0), NONE},
	{2, NONE, T(PCRE), SINCE(1_5_0), NONE},
	{3, NONE, T(SIGMA), SINCE(1_5_0), NONE},
	{4, NONE, T(Snort), SINCE(1_5_0), NONE},
	{5, NONE, T(Suricata), SINCE(1_5_0), NONE},
	{6, NONE, T(YARA), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_osint_tlp[] = {
	{0, T(AMBER), T(TLP_AMBER), SINCE(1_3_0), NONE},
	{0, T(AMBER_STRICT), T(TLP_AMBER_STRICT), SINCE(1_3_0), NONE},
	{0, T(CLEAR), T(TLP_CLEAR), SINCE(1_3_0), NONE},
	{0, T(GREEN), T(TLP_GREEN), SINCE(1_3_0), NONE},
	{0, T(RED), T(TLP_RED), SINCE(1_3_0), NONE},
	{0, T(WHITE), T(TLP_WHITE), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_osint_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_3_0), NONE},
	{1, NONE, T(IP_Address), SINCE(1_3_0), NONE},
	{2, NONE, T(Domain), SINCE(1_3_0), NONE},
	{3, NONE, T(Hostname), SINCE(1_3_0), NONE},
	{4, NONE, T(Hash), SINCE(1_3_0), NONE},
	{5, NONE, T(URL), SINCE(1_3_0), NONE},
	{6, NONE, T(User_Agent), SINCE(1_3_0), NONE},
	{7, NONE, T(Digital_Certificate), SINCE(1_3_0), NONE},
	{8, NONE, T(Email), SINCE(1_3_0), NONE},
	{9, NONE, T(Email_Address), SINCE(1_3_0), NONE},
	{10, NONE, T(Vulnerability), SINCE(1_3_0), NONE},
	{11, NONE, T(File), SINCE(1_4_0), NONE},
	{12, NONE, T(Registry_Key), SINCE(1_4_0), NONE},
	{13, NONE, T(Registry_Value), SINCE(1_4_0), NONE},
	{14, NONE, T(Command_Line), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_peripheral_device_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_7_0), NONE},
	{1, NONE, T(External_Storage), SINCE(1_7_0), NONE},
	{2, NONE, T(Keyboard), SINCE(1_7_0), NONE},
	{3, NONE, T(Mouse), SINCE(1_7_0), NONE},
	{4, NONE, T(Printer), SINCE(1_7_0), NONE},
	{5, NONE, T(Monitor), SINCE(1_7_0), NONE},
	{6, NONE, T(Microphone), SINCE(1_7_0), NONE},
	{7, NONE, T(Webcam), SINCE(1_7_0), NONE},
	{99, NONE, T(Other), SINCE(1_7_0), NONE},
};
static const struct schema_enum_value e_process_integrity_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Untrusted), ALL, NONE},
	{2, NONE, T(Low), ALL, NONE},
	{3, NONE, T(Medium), ALL, NONE},
	{4, NONE, T(High), ALL, NONE},
	{5, NONE, T(System), ALL, NONE},
	{6, NONE, T(Protected), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_query_evidence_query_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Kernel), SINCE(1_5_0), NONE},
	{2, NONE, T(File), SINCE(1_5_0), NONE},
	{3, NONE, T(Folder), SINCE(1_5_0), NONE},
	{4, NONE, T(Admin_Group), SINCE(1_5_0), NONE},
	{5, NONE, T(Job), SINCE(1_5_0), NONE},
	{6, NONE, T(Module), SINCE(1_5_0), NONE},
	{7, NONE, T(Network_Connection), SINCE(1_5_0), NONE},
	{8, NONE, T(Network_Interfaces), SINCE(1_5_0), NONE},
	{9, NONE, T(Peripheral_Device), SINCE(1_5_0), NONE},
	{10, NONE, T(Process), SINCE(1_5_0), NONE},
	{11, NONE, T(Service), SINCE(1_5_0), NONE},
	{12, NONE, T(Session), SINCE(1_5_0), NONE},
	{13, NONE, T(User), SINCE(1_5_0), NONE},
	{14, NONE, T(Users), SINCE(1_5_0), NONE},
	{15, NONE, T(Startup_Item), SINCE(1_5_0), NONE},
	{16, NONE, T(Registry_Key), SINCE(1_5_0), NONE},
	{17, NONE, T(Registry_Value), SINCE(1_5_0), NONE},
	{18, NONE, T(Prefetch), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_query_evidence_tcp_state_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(ESTABLISHED), SINCE(1_5_0), NONE},
	{2, NONE, T(SYN_SENT_a9d01f80), SINCE(1_5_0), NONE},
	{3, NONE, T(SYN_RECEIVED), SINCE(1_5_0), NONE},
	{4, NONE, T(FIN_WAIT_1), SINCE(1_5_0), NONE},
	{5, NONE, T(FIN_WAIT_2), SINCE(1_5_0), NONE},
	{6, NONE, T(TIME_WAIT_d642088c), SINCE(1_5_0), NONE},
	{7, NONE, T(CLOSED), SINCE(1_5_0), NONE},
	{8, NONE, T(CLOSE_WAIT_40dac68a), SINCE(1_5_0), NONE},
	{9, NONE, T(LAST_ACK_a7bf719e), SINCE(1_5_0), NONE},
	{10, NONE, T(LISTEN), SINCE(1_5_0), NONE},
	{11, NONE, T(CLOSING), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_reg_value_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(REG_BINARY), SINCE(1_5_0), NONE},
	{2, NONE, T(REG_DWORD), SINCE(1_5_0), NONE},
	{3, NONE, T(REG_DWORD_BIG_ENDIAN), SINCE(1_5_0), NONE},
	{4, NONE, T(REG_EXPAND_SZ), SINCE(1_5_0), NONE},
	{5, NONE, T(REG_LINK), SINCE(1_5_0), NONE},
	{6, NONE, T(REG_MULTI_SZ), SINCE(1_5_0), NONE},
	{7, NONE, T(REG_NONE), SINCE(1_5_0), NONE},
	{8, NONE, T(REG_QWORD), SINCE(1_5_0), NONE},
	{9, NONE, T(REG_QWORD_LITTLE_ENDIAN), ONLY(1_5_0), NONE},
	{9, NONE, T(REG_QWORD_LITTLE_ENDIAN), SINCE(1_6_0), T(1_6_0)},
	{10, NONE, T(REG_SZ), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_reputation_score_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(Very_Safe), ALL, NONE},
	{2, NONE, T(Safe), ALL, NONE},
	{3, NONE, T(Probably_Safe), ALL, NONE},
	{4, NONE, T(Leans_Safe), ALL, NONE},
	{5, NONE, T(May_not_be_Safe), ALL, NONE},
	{6, NONE, T(Exercise_Caution), ALL, NONE},
	{7, NONE, T(Suspicious_Risky), ALL, NONE},
	{8, NONE, T(Possibly_Malicious), ALL, NONE},
	{9, NONE, T(Probably_Malicious), ALL, NONE},
	{10, NONE, T(Malicious), ALL, NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_scim_auth_protocol_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(NTLM), SINCE(1_4_0), NONE},
	{2, NONE, T(Kerberos), SINCE(1_4_0), NONE},
	{3, NONE, T(Digest), SINCE(1_4_0), NONE},
	{4, NONE, T(OpenID), SINCE(1_4_0), NONE},
	{5, NONE, T(SAML), SINCE(1_4_0), NONE},
	{6, NONE, T(OAUTH_2_0), SINCE(1_4_0), NONE},
	{7, NONE, T(PAP), SINCE(1_4_0), NONE},
	{8, NONE, T(CHAP), SINCE(1_4_0), NONE},
	{9, NONE, T(EAP), SINCE(1_4_0), NONE},
	{10, NONE, T(RADIUS), SINCE(1_4_0), NONE},
	{11, NONE, T(Basic_Authentication), SINCE(1_4_0), NONE},
	{12, NONE, T(LDAP), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_scim_state_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(Pending), SINCE(1_4_0), NONE},
	{2, NONE, T(Active), SINCE(1_4_0), NONE},
	{3, NONE, T(Failed), SINCE(1_4_0), NONE},
	{4, NONE, T(Deleted), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_script_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(Windows_Command_Prompt), SINCE(1_4_0), NONE},
	{2, NONE, T(PowerShell), SINCE(1_4_0), NONE},
	{3, NONE, T(Python), SINCE(1_4_0), NONE},
	{4, NONE, T(JavaScript), SINCE(1_4_0), NONE},
	{5, NONE, T(VBScript), SINCE(1_4_0), NONE},
	{6, NONE, T(Unix_Shell), SINCE(1_4_0), NONE},
	{7, NONE, T(VBA), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_startup_item_run_mode_ids[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Interactive), SINCE(1_5_0), NONE},
	{2, NONE, T(Own_Process), SINCE(1_5_0), NONE},
	{3, NONE, T(Shared_Process), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_startup_item_run_state_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Stopped), SINCE(1_5_0), NONE},
	{2, NONE, T(Start_Pending), SINCE(1_5_0), NONE},
	{3, NONE, T(Stop_Pending), SINCE(1_5_0), NONE},
	{4, NONE, T(Running), SINCE(1_5_0), NONE},
	{5, NONE, T(Continue_Pending), SINCE(1_5_0), NONE},
	{6, NONE, T(Pause_Pending), SINCE(1_5_0), NONE},
	{7, NONE, T(Paused), SINCE(1_5_0), NONE},
	{8, NONE, T(Restart_Pending), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_startup_item_start_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Auto), SINCE(1_5_0), NONE},
	{2, NONE, T(Boot), SINCE(1_5_0), NONE},
	{3, NONE, T(On_Demand), SINCE(1_5_0), NONE},
	{4, NONE, T(Disabled), SINCE(1_5_0), NONE},
	{5, NONE, T(All_Logins), SINCE(1_5_0), NONE},
	{6, NONE, T(Specific_User_Login), SINCE(1_5_0), NONE},
	{7, NONE, T(Scheduled), SINCE(1_5_0), NONE},
	{8, NONE, T(System_Changed), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_startup_item_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Kernel_Mode_Driver), SINCE(1_5_0), NONE},
	{2, NONE, T(User_Mode_Driver), SINCE(1_5_0), NONE},
	{3, NONE, T(Service), SINCE(1_5_0), NONE},
	{4, NONE, T(User_Mode_Application), SINCE(1_5_0), NONE},
	{5, NONE, T(Autoload), SINCE(1_5_0), NONE},
	{6, NONE, T(System_Extension), SINCE(1_5_0), NONE},
	{7, NONE, T(Kernel_Extension), SINCE(1_5_0), NONE},
	{8, NONE, T(Scheduled_Job_Task), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_threat_actor_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Nation_state), SINCE(1_5_0), NONE},
	{2, NONE, T(Cybercriminal), SINCE(1_5_0), NONE},
	{3, NONE, T(Hacktivists), SINCE(1_5_0), NONE},
	{4, NONE, T(Insider), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_timespan_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_3_0), NONE},
	{1, NONE, T(Milliseconds), SINCE(1_3_0), NONE},
	{2, NONE, T(Seconds), SINCE(1_3_0), NONE},
	{3, NONE, T(Minutes), SINCE(1_3_0), NONE},
	{4, NONE, T(Hours), SINCE(1_3_0), NONE},
	{5, NONE, T(Days), SINCE(1_3_0), NONE},
	{6, NONE, T(Weeks), SINCE(1_3_0), NONE},
	{7, NONE, T(Months), SINCE(1_3_0), NONE},
	{8, NONE, T(Years), SINCE(1_3_0), NONE},
	{9, NONE, T(Time_Interval), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_token_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_8_0), NONE},
	{1, NONE, T(Ticket_Granting_Ticket), SINCE(1_8_0), NONE},
	{2, NONE, T(Service_Ticket), SINCE(1_8_0), NONE},
	{3, NONE, T(Identity_Token), SINCE(1_8_0), NONE},
	{4, NONE, T(Refresh_Token), SINCE(1_8_0), NONE},
	{5, NONE, T(SAML_Assertion), SINCE(1_8_0), NONE},
	{6, NONE, T(Client_Token), SINCE(1_8_0), NONE},
	{7, NONE, T(API_Token), SINCE(1_8_0), NONE},
	{99, NONE, T(Other), SINCE(1_8_0), NONE},
};
static const struct schema_enum_value e_url_category_ids[] = {
	{0, NONE, T(Unknown), SINCE(1_4_0), NONE},
	{1, NONE, T(Adult_Mature_Content), SINCE(1_4_0), NONE},
	{3, NONE, T(Pornography), SINCE(1_4_0), NONE},
	{4, NONE, T(Sex_Education), SINCE(1_4_0), NONE},
	{5, NONE, T(Intimate_Apparel_Swimsuit), SINCE(1_4_0), NONE},
	{6, NONE, T(Nudity), SINCE(1_4_0), NONE},
	{7, NONE, T(Extreme), SINCE(1_4_0), NONE},
	{9, NONE, T(Scam_Questionable_Illegal), SINCE(1_4_0), NONE},
	{11, NONE, T(Gambling), SINCE(1_4_0), NONE},
	{14, NONE, T(Violence_Hate_Racism), SINCE(1_4_0), NONE},
	{15, NONE, T(Weapons), SINCE(1_4_0), NONE},
	{16, NONE, T(Abortion), SINCE(1_4_0), NONE},
	{17, NONE, T(Hacking), SINCE(1_4_0), NONE},
	{18, NONE, T(Phishing), SINCE(1_4_0), NONE},
	{20, NONE, T(Entertainment), SINCE(1_4_0), NONE},
	{21, NONE, T(Business_Economy), SINCE(1_4_0), NONE},
	{22, NONE, T(Alternative_Spirituality_Belief), SINCE(1_4_0), NONE},
	{23, NONE, T(Alcohol), SINCE(1_4_0), NONE},
	{24, NONE, T(Tobacco), SINCE(1_4_0), NONE},
	{25, NONE, T(Controlled_Substances), SINCE(1_4_0), NONE},
	{26, NONE, T(Child_Pornography), SINCE(1_4_0), NONE},
	{27, NONE, T(Education), SINCE(1_4_0), NONE},
	{29, NONE, T(Charitable_Organizations), SINCE(1_4_0), NONE},
	{30, NONE, T(Art_Culture), SINCE(1_4_0), NONE},
	{31, NONE, T(Financial_Services), SINCE(1_4_0), NONE},
	{32, NONE, T(Brokerage_Trading), SINCE(1_4_0), NONE},
	{33, NONE, T(Games), SINCE(1_4_0), NONE},
	{34, NONE, T(Government_Legal), SINCE(1_4_0), NONE},
	{35, NONE, T(Military), SINCE(1_4_0), NONE},
	{36, NONE, T(Political_Social_Advocacy), SINCE(1_4_0), NONE},
	{37, NONE, T(Health), SINCE(1_4_0), NONE},
	{38, NONE, T(Technology_Internet), SINCE(1_4_0), NONE},
	{40, NONE, T(Search_Engines_Portals), SINCE(1_4_0), NONE},
	{43, NONE, T(Malicious_Sources_Malnets), SINCE(1_4_0), NONE},
	{44, NONE, T(Malicious_Outbound_Data_Botnets), SINCE(1_4_0), NONE},
	{45, NONE, T(Job_Search_Careers), SINCE(1_4_0), NONE},
	{46, NONE, T(News_Media), SINCE(1_4_0), NONE},
	{47, NONE, T(Personals_Dating), SINCE(1_4_0), NONE},
	{49, NONE, T(Reference), SINCE(1_4_0), NONE},
	{50, NONE, T(Mixed_Content_Potentially_Adult), SINCE(1_4_0), NONE},
	{51, NONE, T(Chat_IM_SMS), SINCE(1_4_0), NONE},
	{52, NONE, T(Email), SINCE(1_4_0), NONE},
	{53, NONE, T(Newsgroups_Forums), SINCE(1_4_0), NONE},
	{54, NONE, T(Religion), SINCE(1_4_0), NONE},
	{55, NONE, T(Social_Networking), SINCE(1_4_0), NONE},
	{56, NONE, T(File_Storage_Sharing), SINCE(1_4_0), NONE},
	{57, NONE, T(Remote_Access_Tools), SINCE(1_4_0), NONE},
	{58, NONE, T(Shopping), SINCE(1_4_0), NONE},
	{59, NONE, T(Auctions), SINCE(1_4_0), NONE},
	{60, NONE, T(Real_Estate), SINCE(1_4_0), NONE},
	{61, NONE, T(Society_Daily_Living), SINCE(1_4_0), NONE},
	{63, NONE, T(Personal_Sites), SINCE(1_4_0), NONE},
	{64, NONE, T(Restaurants_Dining_Food), SINCE(1_4_0), NONE},
	{65, NONE, T(Sports_Recreation), SINCE(1_4_0), NONE},
	{66, NONE, T(Travel), SINCE(1_4_0), NONE},
	{67, NONE, T(Vehicles), SINCE(1_4_0), NONE},
	{68, NONE, T(Humor_Jokes), SINCE(1_4_0), NONE},
	{71, NONE, T(Software_Downloads), SINCE(1_4_0), NONE},
	{83, NONE, T(Peer_to_Peer_P2P), SINCE(1_4_0), NONE},
	{84, NONE, T(Audio_Video_Clips), SINCE(1_4_0), NONE},
	{85, NONE, T(Office_Business_Applications), SINCE(1_4_0), NONE},
	{86, NONE, T(Proxy_Avoidance), SINCE(1_4_0), NONE},
	{87, NONE, T(For_Kids), SINCE(1_4_0), NONE},
	{88, NONE, T(Web_Ads_Analytics), SINCE(1_4_0), NONE},
	{89, NONE, T(Web_Hosting), SINCE(1_4_0), NONE},
	{90, NONE, T(Uncategorized), SINCE(1_4_0), NONE},
	{92, NONE, T(Suspicious), SINCE(1_4_0), NONE},
	{93, NONE, T(Sexual_Expression), SINCE(1_4_0), NONE},
	{95, NONE, T(Translation), SINCE(1_4_0), NONE},
	{96, NONE, T(Non_Viewable_Infrastructure), SINCE(1_4_0), NONE},
	{97, NONE, T(Content_Servers), SINCE(1_4_0), NONE},
	{98, NONE, T(Placeholders), SINCE(1_4_0), NONE},
	{99, NONE, T(Other), SINCE(1_4_0), NONE},
	{101, NONE, T(Spam), SINCE(1_4_0), NONE},
	{102, NONE, T(Potentially_Unwanted_Software), SINCE(1_4_0), NONE},
	{103, NONE, T(Dynamic_DNS_Host), SINCE(1_4_0), NONE},
	{106, NONE, T(E_Card_Invitations), SINCE(1_4_0), NONE},
	{107, NONE, T(Informational), SINCE(1_4_0), NONE},
	{108, NONE, T(Computer_Information_Security), SINCE(1_4_0), NONE},
	{109, NONE, T(Internet_Connected_Devices), SINCE(1_4_0), NONE},
	{110, NONE, T(Internet_Telephony), SINCE(1_4_0), NONE},
	{111, NONE, T(Online_Meetings), SINCE(1_4_0), NONE},
	{112, NONE, T(Media_Sharing), SINCE(1_4_0), NONE},
	{113, NONE, T(Radio_Audio_Streams), SINCE(1_4_0), NONE},
	{114, NONE, T(TV_Video_Streams), SINCE(1_4_0), NONE},
	{118, NONE, T(Piracy_Copyright_Concerns), SINCE(1_4_0), NONE},
	{121, NONE, T(Marijuana), SINCE(1_4_0), NONE},
};
static const struct schema_enum_value e_user_type_id[] = {
	{0, NONE, T(Unknown), ALL, NONE},
	{1, NONE, T(User), ALL, NONE},
	{2, NONE, T(Admin), ALL, NONE},
	{3, NONE, T(System), ALL, NONE},
	{4, NONE, T(Service), SINCE(1_6_0), NONE},
	{99, NONE, T(Other), ALL, NONE},
};
static const struct schema_enum_value e_vulnerability_fix_coverage_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Complete), SINCE(1_5_0), NONE},
	{2, NONE, T(Partial), SINCE(1_5_0), NONE},
	{3, NONE, T(None), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_whois_dnssec_status_id[] = {
	{0, NONE, T(Unknown), SINCE(1_3_0), NONE},
	{1, NONE, T(Signed), SINCE(1_3_0), NONE},
	{2, NONE, T(Unsigned), SINCE(1_3_0), NONE},
	{99, NONE, T(Other), SINCE(1_3_0), NONE},
};
static const struct schema_enum_value e_win_service_service_category_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Kernel_Mode), SINCE(1_5_0), NONE},
	{2, NONE, T(User_Mode), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_win_service_service_error_control_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Ignore), SINCE(1_5_0), NONE},
	{2, NONE, T(Normal), SINCE(1_5_0), NONE},
	{3, NONE, T(Severe), SINCE(1_5_0), NONE},
	{4, NONE, T(Critical), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_win_service_service_start_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Boot), SINCE(1_5_0), NONE},
	{2, NONE, T(System), SINCE(1_5_0), NONE},
	{3, NONE, T(Auto), SINCE(1_5_0), NONE},
	{4, NONE, T(Demand), SINCE(1_5_0), NONE},
	{5, NONE, T(Disabled), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum_value e_win_service_service_type_id[] = {
	{0, NONE, T(Unknown), SINCE(1_5_0), NONE},
	{1, NONE, T(Kernel_Driver), SINCE(1_5_0), NONE},
	{2, NONE, T(File_System_Driver), SINCE(1_5_0), NONE},
	{3, NONE, T(Own_Process), SINCE(1_5_0), NONE},
	{4, NONE, T(Share_Process), SINCE(1_5_0), NONE},
	{99, NONE, T(Other), SINCE(1_5_0), NONE},
};
static const struct schema_enum enums[] = {
	[E_account_type_id] = {LIST(e_account_type_id)},
	[E_advisory_install_state_id] = {LIST(e_advisory_install_state_id)},
	[E_affected_package_type_id] = {LIST(e_affected_package_type_id)},
	[E_agent_type_id] = {LIST(e_agent_type_id)},
	[E_analytic_state_id] = {LIST(e_analytic_state_id)},
	[E_analytic_type_id] = {LIST(e_analytic_type_id)},
	[E_auth_factor_factor_type_id] = {LIST(e_auth_factor_factor_type_id)},
	[E_base_event_action_id] = {LIST(e_base_event_action_id)},
	[E_base_event_activity_id] = {LIST(e_base_event_activity_id)},
	[E_base_event_category_uid] = {LIST(e_base_event_category_uid)},
	[E_base_event_class_uid] = {LIST(e_base_event_class_uid)},
	[E_base_event_confidence_id] = {LIST(e_base_event_confidence_id)},
	[E_base_event_disposition_id] = {LIST(e_base_event_disposition_id)},
	[E_base_event_risk_level_id] = {LIST(e_base_event_risk_level_id)},
	[E_base_event_severity_id] = {LIST(e_base_event_severity_id)},
	[E_base_event_status_id] = {LIST(e_base_event_status_id)},
	[E_base_event_type_uid] = {LIST(e_base_event_type_uid)},
	[E_cvss_depth] = {LIST(e_cvss_depth)},
	[E_data_classification_category_id] = {LIST(e_data_classification_category_id)},
	[E_data_classification_confidentiality_id] = {LIST(e_data_classification_confidentiality_id)},
	[E_data_classification_status_id] = {LIST(e_data_classification_status_id)},
	[E_device_hw_info_cpu_architecture_id] = {LIST(e_device_hw_info_cpu_architecture_id)},
	[E_device_type_id] = {LIST(e_device_type_id)},
	[E_digital_signature_algorithm_id] = {LIST(e_digital_signature_algorithm_id)},
	[E_digital_signature_state_id] = {LIST(e_digital_signature_state_id)},
	[E_dns_answer_flag_ids] = {LIST(e_dns_answer_flag_ids)},
	[E_domain_contact_type_id] = {LIST(e_domain_contact_type_id)},
	[E_encryption_details_algorithm_id] = {LIST(e_encryption_details_algorithm_id)},
	[E_evidence_info_activity_id] = {LIST(e_evidence_info_activity_id)},
	[E_evidence_info_category_uid] = {LIST(e_evidence_info_category_uid)},
	[E_evidence_info_class_uid] = {LIST(e_evidence_info_class_uid)},
	[E_evidence_info_query_result_id] = {LIST(e_evidence_info_query_result_id)},
	[E_evidence_info_type_uid] = {LIST(e_evidence_info_type_uid)},
	[E_file_drive_type_id] = {LIST(e_file_drive_type_id)},
	[E_file_type_id] = {LIST(e_file_type_id)},
	[E_fingerprint_algorithm_id] = {LIST(e_fingerprint_algorithm_id)},
	[E_gpu_info_bus_type_id] = {LIST(e_gpu_info_bus_type_id)},
	[E_gpu_info_vram_mode_id] = {LIST(e_gpu_info_vram_mode_id)},
	[E_idp_state_id] = {LIST(e_idp_state_id)},
	[E_job_run_state_id] = {LIST(e_job_run_state_id)},
	[E_kernel_type_id] = {LIST(e_kernel_type_id)},
	[E_kill_chain_phase_phase_id] = {LIST(e_kill_chain_phase_phase_id)},
	[E_malware_classification_ids] = {LIST(e_malware_classification_ids)},
	[E_malware_scan_info_type_id] = {LIST(e_malware_scan_info_type_id)},
	[E_module_load_type_id] = {LIST(e_module_load_type_id)},
	[E_network_connection_info_boundary_id] = {LIST(e_network_connection_info_boundary_id)},
	[E_network_connection_info_direction_id] = {LIST(e_network_connection_info_direction_id)},
	[E_network_connection_info_protocol_ver_id] = {LIST(e_network_connection_info_protocol_ver_id)},
	[E_network_connection_query_class_uid] = {LIST(e_network_connection_query_class_uid)},
	[E_network_connection_query_state_id] = {LIST(e_network_connection_query_state_id)},
	[E_network_connection_query_type_uid] = {LIST(e_network_connection_query_type_uid)},
	[E_network_interface_type_id] = {LIST(e_network_interface_type_id)},
	[E_observable_type_id] = {LIST(e_observable_type_id)},
	[E_os_type_id] = {LIST(e_os_type_id)},
	[E_osint_detection_pattern_type_id] = {LIST(e_osint_detection_pattern_type_id)},
	[E_osint_tlp] = {LIST(e_osint_tlp)},
	[E_osint_type_id] = {LIST(e_osint_type_id)},
	[E_peripheral_device_type_id] = {LIST(e_peripheral_device_type_id)},
	[E_process_integrity_id] = {LIST(e_process_integrity_id)},
	[E_query_evidence_query_type_id] = {LIST(e_query_evidence_query_type_id)},
	[E_query_evidence_tcp_state_id] = {LIST(e_query_evidence_tcp_state_id)},
	[E_reg_value_type_id] = {LIST(e_reg_value_type_id)},
	[E_reputation_score_id] = {LIST(e_reputation_score_id)},
	[E_scim_auth_protocol_id] = {LIST(e_scim_auth_protocol_id)},
	[E_scim_state_id] = {LIST(e_scim_state_id)},
	[E_script_type_id] = {LIST(e_script_type_id)},
	[E_startup_item_run_mode_ids] = {LIST(e_startup_item_run_mode_ids)},
	[E_startup_item_run_state_id] = {LIST(e_startup_item_run_state_id)},
	[E_startup_item_start_type_id] = {LIST(e_startup_item_start_type_id)},
	[E_startup_item_type_id] = {LIST(e_startup_item_type_id)},
	[E_threat_actor_type_id] = {LIST(e_threat_actor_type_id)},
	[E_timespan_type_id] = {LIST(e_timespan_type_id)},
	[E_token_type_id] = {LIST(e_token_type_id)},
	[E_url_category_ids] = {LIST(e_url_category_ids)},
	[E_user_type_id] = {LIST(e_user_type_id)},
	[E_vulnerability_fix_coverage_id] = {LIST(e_vulnerability_fix_coverage_id)},
	[E_whois_dnssec_status_id] = {LIST(e_whois_dnssec_status_id)},
	[E_win_service_service_category_id] = {LIST(e_win_service_service_category_id)},
	[E_win_service_service_error_control_id] = {LIST(e_win_service_service_error_control_id)},
	[E_win_service_service_start_type_id] = {LIST(e_win_service_service_start_type_id)},
	[E_win_service_service_type_id] = {LIST(e_win_service_service_type_id)},
};

static const struct schema_attribute attributes[] = {
	[A_accessed_time] = {T(accessed_time), T(Accessed_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_accessed_time_dt] = {T(accessed_time_dt), T(Accessed_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_accessor] = {T(accessor), T(Accessor), Y_object_t, O_user, SCHEMA_NONE, NONE, false},
	[A_account] = {T(account), T(Account), Y_object_t, O_account, SCHEMA_NONE, NONE, false},
	[A_action] = {T(action), T(Action), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_action_id] = {T(action_id), T(Action_ID), Y_integer_t, SCHEMA_NONE, E_base_event_action_id, T(action), false},
	[A_activity_id] = {T(activity_id), T(Activity_ID), Y_integer_t, SCHEMA_NONE, E_evidence_info_activity_id, T(activity_name), false},
	[A_activity_id__2] = {T(activity_id), T(Activity_ID), Y_integer_t, SCHEMA_NONE, E_base_event_activity_id, T(activity_name), false},
	[A_activity_name] = {T(activity_name), T(Activity), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_actor] = {T(actor), T(Actor), Y_object_t, O_actor, SCHEMA_NONE, NONE, false},
	[A_advisory] = {T(advisory), T(Security_Advisory), Y_object_t, O_advisory, SCHEMA_NONE, NONE, false},
	[A_aerial_height] = {T(aerial_height), T(Aerial_Height), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_affected_code] = {T(affected_code), T(Affected_Code), Y_object_t, O_affected_code, SCHEMA_NONE, NONE, true},
	[A_affected_packages] = {T(affected_packages), T(Affected_Software_Packages), Y_object_t, O_affected_package, SCHEMA_NONE, NONE, true},
	[A_agent_list] = {T(agent_list), T(Agent_List), Y_object_t, O_agent, SCHEMA_NONE, NONE, true},
	[A_algorithm] = {T(algorithm), T(Algorithm), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_algorithm__2] = {T(algorithm), T(Encryption_Algorithm), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_algorithm_id] = {T(algorithm_id), T(Algorithm_ID), Y_integer_t, SCHEMA_NONE, E_digital_signature_algorithm_id, T(algorithm), false},
	[A_algorithm_id__2] = {T(algorithm_id), T(Algorithm_ID), Y_integer_t, SCHEMA_NONE, E_fingerprint_algorithm_id, T(algorithm), false},
	[A_algorithm_id__3] = {T(algorithm_id), T(Encryption_Algorithm_ID), Y_integer_t, SCHEMA_NONE, E_encryption_details_algorithm_id, T(algorithm), false},
	[A_ancestry] = {T(ancestry), T(Ancestry), Y_object_t, O_process_entity, SCHEMA_NONE, NONE, true},
	[A_answers] = {T(answers), T(Related_DNS_Answers), Y_object_t, O_dns_answer, SCHEMA_NONE, NONE, true},
	[A_api] = {T(api), T(API_Details), Y_object_t, O_api, SCHEMA_NONE, NONE, false},
	[A_app_name] = {T(app_name), T(Application_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_app_uid] = {T(app_uid), T(Application_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_architecture] = {T(architecture), T(Architecture), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_attacks] = {T(attacks), T(MITRE_ATT_CK_and_ATLAS_Details), Y_object_t, O_attack, SCHEMA_NONE, NONE, true},
	[A_attacks__2] = {T(attacks), T(MITRE_ATT_CK_Details), Y_object_t, O_attack, SCHEMA_NONE, NONE, true},
	[A_attributes] = {T(attributes), T(Attributes), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_auid] = {T(auid), T(Audit_User_ID), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_auth_factors] = {T(auth_factors), T(Authentication_Factors), Y_object_t, O_auth_factor, SCHEMA_NONE, NONE, true},
	[A_auth_protocol] = {T(auth_protocol), T(Auth_Protocol), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_auth_protocol_id] = {T(auth_protocol_id), T(Auth_Protocol_ID), Y_integer_t, SCHEMA_NONE, E_scim_auth_protocol_id, T(auth_protocol), false},
	[A_authorizations] = {T(authorizations), T(Authorization_Information), Y_object_t, O_authorization, SCHEMA_NONE, NONE, true},
	[A_autonomous_system] = {T(autonomous_system), T(Autonomous_System), Y_object_t, O_autonomous_system, SCHEMA_NONE, NONE, false},
	[A_autoscale_uid] = {T(autoscale_uid), T(Autoscale_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_avg_timespan] = {T(avg_timespan), T(Average_Timespan), Y_object_t, O_timespan, SCHEMA_NONE, NONE, false},
	[A_base_address] = {T(base_address), T(Base_Address), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_base_score] = {T(base_score), T(Reputation_Score), Y_float_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_base_score__2] = {T(base_score), T(Base_Score), Y_float_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_bios_date] = {T(bios_date), T(BIOS_Date), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_bios_manufacturer] = {T(bios_manufacturer), T(BIOS_Manufacturer), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_bios_ver] = {T(bios_ver), T(BIOS_Version), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_boot_time] = {T(boot_time), T(Boot_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_boot_time_dt] = {T(boot_time_dt), T(Boot_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_boot_uid] = {T(boot_uid), T(Boot_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_boundary] = {T(boundary), T(Boundary), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_boundary_id] = {T(boundary_id), T(Boundary_ID), Y_integer_t, SCHEMA_NONE, E_network_connection_info_boundary_id, T(boundary), false},
	[A_build] = {T(build), T(OS_Build), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_bulletin] = {T(bulletin), T(Patch_Bulletin), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_bus_type] = {T(bus_type), T(Bus_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_bus_type_id] = {T(bus_type_id), T(Bus_Type_ID), Y_integer_t, SCHEMA_NONE, E_gpu_info_bus_type_id, T(bus_type), false},
	[A_bytes] = {T(bytes), T(Total_Bytes), Y_long_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_campaign] = {T(campaign), T(Campaign), Y_object_t, O_campaign, SCHEMA_NONE, NONE, false},
	[A_caption] = {T(caption), T(Caption), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_categories] = {T(categories), T(Website_Categorization), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_category] = {T(category), T(Category), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_category_id] = {T(category_id), T(Category_ID), Y_integer_t, SCHEMA_NONE, E_data_classification_category_id, T(category), false},
	[A_category_ids] = {T(category_ids), T(Website_Categorization_IDs), Y_integer_t, SCHEMA_NONE, E_url_category_ids, T(categories), true},
	[A_category_name] = {T(category_name), T(Category), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_category_uid] = {T(category_uid), T(Category_ID), Y_integer_t, SCHEMA_NONE, E_evidence_info_category_uid, T(category_name), false},
	[A_category_uid__2] = {T(category_uid), T(Category_ID), Y_integer_t, SCHEMA_NONE, E_base_event_category_uid, T(category_name), false},
	[A_cc] = {T(cc), T(Cc), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_cc_mailboxes] = {T(cc_mailboxes), T(Cc_Mailboxes), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_cell_name] = {T(cell_name), T(Cell_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_certificate] = {T(certificate), T(Certificate), Y_object_t, O_certificate, SCHEMA_NONE, NONE, false},
	[A_certificate__2] = {T(certificate), T(SAML_Certificate), Y_object_t, O_certificate, SCHEMA_NONE, NONE, false},
	[A_chassis] = {T(chassis), T(Chassis), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cis_controls] = {T(cis_controls), T(CIS_Controls), Y_object_t, O_cis_control, SCHEMA_NONE, NONE, true},
	[A_city] = {T(city), T(City), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_class] = {T(class), T(Resource_Record_Class), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_class__2] = {T(class), T(Class), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_class_name] = {T(class_name), T(Class), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_class_uid] = {T(class_uid), T(Class_ID), Y_integer_t, SCHEMA_NONE, E_base_event_class_uid, T(class_name), false},
	[A_class_uid__2] = {T(class_uid), T(Class_ID), Y_integer_t, SCHEMA_NONE, E_network_connection_query_class_uid, T(class_name), false},
	[A_class_uid__3] = {T(class_uid), T(Class_ID), Y_integer_t, SCHEMA_NONE, E_evidence_info_class_uid, T(class_name), false},
	[A_classification] = {T(classification), T(Classification), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_classification_ids] = {T(classification_ids), T(Classification_IDs), Y_integer_t, SCHEMA_NONE, E_malware_classification_ids, T(classifications), true},
	[A_classifications] = {T(classifications), T(Classifications), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_classifier_details] = {T(classifier_details), T(Classifier_Details), Y_object_t, O_classifier_details, SCHEMA_NONE, NONE, false},
	[A_cloud] = {T(cloud), T(Cloud), Y_object_t, O_cloud, SCHEMA_NONE, NONE, false},
	[A_cloud_partition] = {T(cloud_partition), T(Cloud_Partition), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cmd_line] = {T(cmd_line), T(Command_Line), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_code] = {T(code), T(Response_Code), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_color_depth] = {T(color_depth), T(Color_Depth), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_column_name] = {T(column_name), T(Column_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_column_number] = {T(column_number), T(Column_Number), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_comment] = {T(comment), T(Analyst_Comments), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_community_uid] = {T(community_uid), T(Community_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_company_name] = {T(company_name), T(Company_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_condition] = {T(condition), T(Condition), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_confidence] = {T(confidence), T(Confidence), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_confidence_id] = {T(confidence_id), T(Confidence_ID), Y_integer_t, SCHEMA_NONE, E_base_event_confidence_id, T(confidence), false},
	[A_confidence_id__2] = {T(confidence_id), T(Confidence_Id), Y_integer_t, SCHEMA_NONE, E_base_event_confidence_id, NONE, false},
	[A_confidence_score] = {T(confidence_score), T(Confidence_Score), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_confidentiality] = {T(confidentiality), T(Confidentiality), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_confidentiality_id] = {T(confidentiality_id), T(Confidentiality_ID), Y_integer_t, SCHEMA_NONE, E_data_classification_confidentiality_id, T(confidentiality), false},
	[A_connection_info] = {T(connection_info), T(Connection_Info), Y_object_t, O_network_connection_info, SCHEMA_NONE, NONE, false},
	[A_container] = {T(container), T(Container), Y_object_t, O_container, SCHEMA_NONE, NONE, false},
	[A_containers] = {T(containers), T(Containers), Y_object_t, O_container, SCHEMA_NONE, NONE, true},
	[A_continent] = {T(continent), T(Continent), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_coordinates] = {T(coordinates), T(Coordinates), Y_float_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_cores] = {T(cores), T(Cores), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_correlation_uid] = {T(correlation_uid), T(Correlation_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cost_center] = {T(cost_center), T(Cost_Center), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_count] = {T(count), T(Count), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_countermeasures] = {T(countermeasures), T(Countermeasures), Y_object_t, O_d3fend, SCHEMA_NONE, NONE, true},
	[A_country] = {T(country), T(Country), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cpe_name] = {T(cpe_name), T(The_product_CPE_identifier), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cpid] = {T(cpid), T(Common_Process_Identifier), Y_uuid_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cpu_architecture] = {T(cpu_architecture), T(CPU_Architecture), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cpu_architecture_id] = {T(cpu_architecture_id), T(CPU_Architecture_ID), Y_integer_t, SCHEMA_NONE, E_device_hw_info_cpu_architecture_id, T(cpu_architecture), false},
	[A_cpu_bits] = {T(cpu_bits), T(CPU_Bits), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cpu_cores] = {T(cpu_cores), T(CPU_Cores), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cpu_count] = {T(cpu_count), T(CPU_Count), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cpu_speed] = {T(cpu_speed), T(Processor_Speed), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cpu_type] = {T(cpu_type), T(Processor_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_created_time] = {T(created_time), T(Created_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_created_time__2] = {T(created_time), T(Registered_At), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_created_time_dt] = {T(created_time_dt), T(Created_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_created_time_dt__2] = {T(created_time_dt), T(Registered_At), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_creator] = {T(creator), T(Creator), Y_object_t, O_user, SCHEMA_NONE, NONE, false},
	[A_credential_uid] = {T(credential_uid), T(User_Credential_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cve] = {T(cve), T(CVE), Y_object_t, O_cve, SCHEMA_NONE, NONE, false},
	[A_cves] = {T(cves), T(CVE_List), Y_object_t, O_cve, SCHEMA_NONE, NONE, true},
	[A_cvss] = {T(cvss), T(CVSS_Score), Y_object_t, O_cvss, SCHEMA_NONE, NONE, true},
	[A_cwe] = {T(cwe), T(CWE), Y_object_t, O_cwe, SCHEMA_NONE, NONE, false},
	[A_cwe_uid] = {T(cwe_uid), T(CWE_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_cwe_url] = {T(cwe_url), T(CWE_URL), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_d3f_tactic] = {T(d3f_tactic), T(MITRE_D3FEND_Tactic), Y_object_t, O_d3f_tactic, SCHEMA_NONE, NONE, false},
	[A_d3f_technique] = {T(d3f_technique), T(MITRE_D3FEND_Technique), Y_object_t, O_d3f_technique, SCHEMA_NONE, NONE, false},
	[A_data] = {T(data), T(Data), Y_json_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_data_classification] = {T(data_classification), T(Data_Classification), Y_object_t, O_data_classification, SCHEMA_NONE, NONE, false},
	[A_data_classifications] = {T(data_classifications), T(Data_Classification), Y_object_t, O_data_classification, SCHEMA_NONE, NONE, true},
	[A_debug] = {T(debug), T(Debug_Information), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_decision] = {T(decision), T(Authorization_Decision_Outcome), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_deleted_time] = {T(deleted_time), T(Deleted_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_deleted_time_dt] = {T(deleted_time_dt), T(Deleted_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_delivered_to] = {T(delivered_to), T(Delivered_To), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_delivered_to_list] = {T(delivered_to_list), T(Delivered_To_List), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_delivered_to_list__2] = {T(delivered_to_list), T(Delivered_To), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_department] = {T(department), T(Department), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_dependency_chain] = {T(dependency_chain), T(Dependency_Chain), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_depth] = {T(depth), T(CVSS_Depth), Y_string_t, SCHEMA_NONE, E_cvss_depth, NONE, false},
	[A_desc] = {T(desc), T(Description), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_desktop_display] = {T(desktop_display), T(Desktop_Display), Y_object_t, O_display, SCHEMA_NONE, NONE, false},
	[A_detection_pattern] = {T(detection_pattern), T(Detection_Pattern), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_detection_pattern_type] = {T(detection_pattern_type), T(Detection_Pattern), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_detection_pattern_type_id] = {T(detection_pattern_type_id), T(Detection_Pattern_Type_ID), Y_integer_t, SCHEMA_NONE, E_osint_detection_pattern_type_id, T(detection_pattern_type), false},
	[A_developer_uid] = {T(developer_uid), T(Developer_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_device] = {T(device), T(Device), Y_object_t, O_device, SCHEMA_NONE, NONE, false},
	[A_digest] = {T(digest), T(Message_Digest), Y_object_t, O_fingerprint, SCHEMA_NONE, NONE, false},
	[A_direction] = {T(direction), T(Direction), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_direction_id] = {T(direction_id), T(Direction_ID), Y_integer_t, SCHEMA_NONE, E_network_connection_info_direction_id, T(direction), false},
	[A_discovery_details] = {T(discovery_details), T(Discovery_Details), Y_object_t, O_discovery_details, SCHEMA_NONE, NONE, true},
	[A_display_name] = {T(display_name), T(Display_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_disposition] = {T(disposition), T(Disposition), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_disposition_id] = {T(disposition_id), T(Disposition_ID), Y_integer_t, SCHEMA_NONE, E_base_event_disposition_id, T(disposition), false},
	[A_dkim] = {T(dkim), T(DKIM_Status), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_dkim_domain] = {T(dkim_domain), T(DKIM_Domain), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_dkim_signature] = {T(dkim_signature), T(DKIM_Signature), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_dmarc] = {T(dmarc), T(DMARC_Status), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_dmarc_override] = {T(dmarc_override), T(DMARC_Override), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_dmarc_policy] = {T(dmarc_policy), T(DMARC_Policy), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_dnssec_status] = {T(dnssec_status), T(DNSSEC_Status), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_dnssec_status_id] = {T(dnssec_status_id), T(DNSSEC_Status_ID), Y_integer_t, SCHEMA_NONE, E_whois_dnssec_status_id, T(dnssec_status), false},
	[A_domain] = {T(domain), T(Domain), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_domain_contacts] = {T(domain_contacts), T(Domain_Contacts), Y_object_t, O_domain_contact, SCHEMA_NONE, NONE, true},
	[A_drive_type] = {T(drive_type), T(Drive_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_drive_type_id] = {T(drive_type_id), T(Drive_Type_ID), Y_integer_t, SCHEMA_NONE, E_file_drive_type_id, T(drive_type), false},
	[A_driver] = {T(driver), T(Kernel_Driver), Y_object_t, O_kernel_driver, SCHEMA_NONE, NONE, false},
	[A_duration] = {T(duration), T(Duration_Milliseconds), Y_long_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_duration__2] = {T(duration), T(Duration), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_duration_days] = {T(duration_days), T(Duration_Days), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_duration_hours] = {T(duration_hours), T(Duration_Hours), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_duration_mins] = {T(duration_mins), T(Duration_Minutes), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_duration_mins__2] = {T(duration_mins), T(SSO_Session_Duration), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_duration_months] = {T(duration_months), T(Duration_Months), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_duration_secs] = {T(duration_secs), T(Duration_Seconds), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_duration_weeks] = {T(duration_weeks), T(Duration_Weeks), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_duration_years] = {T(duration_years), T(Duration_Years), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_edition] = {T(edition), T(OS_Edition), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_egid] = {T(egid), T(Effective_Group_ID), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_eid] = {T(eid), T(EID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_email] = {T(email), T(Related_Email), Y_object_t, O_email, SCHEMA_NONE, NONE, false},
	[A_email_addr] = {T(email_addr), T(Email_Address), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_email_addr__2] = {T(email_addr), T(Contact_Email), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_email_addr__3] = {T(email_addr), T(Registrar_Abuse_Email_Address), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_email_addrs] = {T(email_addrs), T(Email_Addresses), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_email_auth] = {T(email_auth), T(Related_Email_Authentication), Y_object_t, O_email_auth, SCHEMA_NONE, NONE, false},
	[A_employee_uid] = {T(employee_uid), T(Employee_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_encryption_details] = {T(encryption_details), T(Encryption_Details), Y_object_t, O_encryption_details, SCHEMA_NONE, NONE, false},
	[A_end_column] = {T(end_column), T(End_Column), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_end_line] = {T(end_line), T(End_Line), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_end_time] = {T(end_time), T(End_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_end_time_dt] = {T(end_time_dt), T(End_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_enrichments] = {T(enrichments), T(Enrichments), Y_object_t, O_enrichment, SCHEMA_NONE, NONE, true},
	[A_environment_variables] = {T(environment_variables), T(Environment_Variables), Y_object_t, O_environment_variable, SCHEMA_NONE, NONE, true},
	[A_epoch] = {T(epoch), T(Epoch), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_epss] = {T(epss), T(EPSS), Y_object_t, O_epss, SCHEMA_NONE, NONE, false},
	[A_error] = {T(error), T(Error_Code), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_error_message] = {T(error_message), T(Error_Message), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_error_message__2] = {T(error_message), T(Last_Error_Message), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_euid] = {T(euid), T(Effective_User_ID), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_event_code] = {T(event_code), T(Event_Code), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_event_uid] = {T(event_uid), T(Event_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_expiration_reason] = {T(expiration_reason), T(Expiration_Reason), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_expiration_time] = {T(expiration_time), T(Expiration_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_expiration_time_dt] = {T(expiration_time_dt), T(Expiration_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_exploit_last_seen_time] = {T(exploit_last_seen_time), T(Exploit_Last_Seen_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_exploit_last_seen_time_dt] = {T(exploit_last_seen_time_dt), T(Exploit_Last_Seen_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_exploit_ref_url] = {T(exploit_ref_url), T(Exploit_URL), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_exploit_requirement] = {T(exploit_requirement), T(Exploit_Requirement), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_exploit_type] = {T(exploit_type), T(Exploit_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_ext] = {T(ext), T(File_Extension), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_extension] = {T(extension), T(Schema_Extension), Y_object_t, O_extension, SCHEMA_NONE, NONE, false},
	[A_extensions] = {T(extensions), T(Schema_Extensions), Y_object_t, O_extension, SCHEMA_NONE, NONE, true},
	[A_external_uid] = {T(external_uid), T(External_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_factor_type] = {T(factor_type), T(Factor_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_factor_type_id] = {T(factor_type_id), T(Factor_Type_ID), Y_integer_t, SCHEMA_NONE, E_auth_factor_factor_type_id, T(factor_type), false},
	[A_feature] = {T(feature), T(Feature), Y_object_t, O_feature, SCHEMA_NONE, NONE, false},
	[A_file] = {T(file), T(File), Y_object_t, O_file, SCHEMA_NONE, NONE, false},
	[A_file__2] = {T(file), T(Related_File), Y_object_t, O_file, SCHEMA_NONE, NONE, false},
	[A_files] = {T(files), T(Files), Y_object_t, O_file, SCHEMA_NONE, NONE, true},
	[A_fingerprint] = {T(fingerprint), T(Certificate_Fingerprint), Y_object_t, O_fingerprint, SCHEMA_NONE, NONE, false},
	[A_fingerprints] = {T(fingerprints), T(Fingerprints), Y_object_t, O_fingerprint, SCHEMA_NONE, NONE, true},
	[A_firewall_rule] = {T(firewall_rule), T(Firewall_Rule), Y_object_t, O_firewall_rule, SCHEMA_NONE, NONE, false},
	[A_first_seen_time] = {T(first_seen_time), T(First_Seen), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_first_seen_time_dt] = {T(first_seen_time_dt), T(First_Seen), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_fix_available] = {T(fix_available), T(Fix_Availability), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_fix_coverage] = {T(fix_coverage), T(Fix_Coverage), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_fix_coverage_id] = {T(fix_coverage_id), T(Fix_Coverage_ID), Y_integer_t, SCHEMA_NONE, E_vulnerability_fix_coverage_id, T(fix_coverage), false},
	[A_fixed_in_version] = {T(fixed_in_version), T(Fixed_In_Version), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_flag_history] = {T(flag_history), T(Connection_Flag_History), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_flag_ids] = {T(flag_ids), T(DNS_Header_Flags), Y_integer_t, SCHEMA_NONE, E_dns_answer_flag_ids, T(flags), true},
	[A_flags] = {T(flags), T(Flags), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_flags__2] = {T(flags), T(DNS_Header_Flags), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_folder] = {T(folder), T(Folder), Y_object_t, O_file, SCHEMA_NONE, NONE, false},
	[A_forward_addr] = {T(forward_addr), T(Forwarding_Address), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_from] = {T(from), T(From), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_from_list] = {T(from_list), T(From_List), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_from_mailbox] = {T(from_mailbox), T(From_Mailbox), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_from_mailboxes] = {T(from_mailboxes), T(From_Mailboxes), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_full_name] = {T(full_name), T(Full_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_function_invocation] = {T(function_invocation), T(Function_Invocation), Y_object_t, O_function_invocation, SCHEMA_NONE, NONE, false},
	[A_function_keys] = {T(function_keys), T(Function_Keys), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_function_name] = {T(function_name), T(Function_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_geodetic_altitude] = {T(geodetic_altitude), T(Geodetic_Altitude), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_geodetic_vertical_accuracy] = {T(geodetic_vertical_accuracy), T(Geodetic_Vertical_Accuracy), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_geohash] = {T(geohash), T(Geohash), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_given_name] = {T(given_name), T(Given_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_gpu_count] = {T(gpu_count), T(GPU_Count), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_gpu_info_list] = {T(gpu_info_list), T(GPU_information), Y_object_t, O_gpu_info, SCHEMA_NONE, NONE, true},
	[A_group] = {T(group), T(Group), Y_object_t, O_group, SCHEMA_NONE, NONE, false},
	[A_groups] = {T(groups), T(Groups), Y_object_t, O_group, SCHEMA_NONE, NONE, true},
	[A_has_mfa] = {T(has_mfa), T(MFA_Assigned), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_has_mfa__2] = {T(has_mfa), T(MFA_Enforced), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_hash] = {T(hash), T(Hash), Y_object_t, O_fingerprint, SCHEMA_NONE, NONE, false},
	[A_hashes] = {T(hashes), T(Hashes), Y_object_t, O_fingerprint, SCHEMA_NONE, NONE, true},
	[A_hire_time] = {T(hire_time), T(Hire_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_hire_time_dt] = {T(hire_time_dt), T(Hire_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_horizontal_accuracy] = {T(horizontal_accuracy), T(Horizontal_Accuracy), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_hosted_services] = {T(hosted_services), T(Hosted_Services), Y_object_t, O_win_service, SCHEMA_NONE, NONE, true},
	[A_hosting_process] = {T(hosting_process), T(Hosting_Process), Y_object_t, O_process_entity, SCHEMA_NONE, NONE, false},
	[A_hostname] = {T(hostname), T(Hostname), Y_hostname_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_http_headers] = {T(http_headers), T(HTTP_Headers), Y_object_t, O_http_header, SCHEMA_NONE, NONE, true},
	[A_hw_info] = {T(hw_info), T(Hardware_Info), Y_object_t, O_device_hw_info, SCHEMA_NONE, NONE, false},
	[A_hypervisor] = {T(hypervisor), T(Hypervisor), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_iccid] = {T(iccid), T(ICCID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_idle_timeout] = {T(idle_timeout), T(SSO_Idle_Timeout), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_idp] = {T(idp), T(Identity_Provider), Y_object_t, O_idp, SCHEMA_NONE, NONE, false},
	[A_image] = {T(image), T(Image), Y_object_t, O_image, SCHEMA_NONE, NONE, false},
	[A_ime] = {T(ime), T(IME), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_imei] = {T(imei), T(IMEI), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_imei_list] = {T(imei_list), T(IMEI_List), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_imported_symbols] = {T(imported_symbols), T(Imported_Symbols), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_install_state] = {T(install_state), T(Install_State), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_install_state_id] = {T(install_state_id), T(Install_State_ID), Y_integer_t, SCHEMA_NONE, E_advisory_install_state_id, T(install_state), false},
	[A_instance_uid] = {T(instance_uid), T(Instance_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_integrity] = {T(integrity), T(Integrity), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_integrity_id] = {T(integrity_id), T(Integrity_Level), Y_integer_t, SCHEMA_NONE, E_process_integrity_id, T(integrity), false},
	[A_interface_name] = {T(interface_name), T(Network_Interface_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_interface_uid] = {T(interface_uid), T(Network_Interface_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_internal_name] = {T(internal_name), T(Internal_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_intrusion_sets] = {T(intrusion_sets), T(Intrusion_Sets), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_invoked_by] = {T(invoked_by), T(Invoked_by), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_ip] = {T(ip), T(IP_Address), Y_ip_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_alert] = {T(is_alert), T(Alert), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_applied] = {T(is_applied), T(Applied), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_backed_up] = {T(is_backed_up), T(Back_Ups_Configured), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_compliant] = {T(is_compliant), T(Compliant_Device), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_default] = {T(is_default), T(Default_Value), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_deleted] = {T(is_deleted), T(Deleted), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_disabled] = {T(is_disabled), T(Disabled), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_encrypted] = {T(is_encrypted), T(Encrypted), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_exploit_available] = {T(is_exploit_available), T(Exploit_Availability), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_fix_available] = {T(is_fix_available), T(Fix_Availability), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_group_provisioning_enabled] = {T(is_group_provisioning_enabled), T(SCIM_Group_Provisioning_Enabled), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_hotp] = {T(is_hotp), T(HMAC_based_One_time_Password_HOTP), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_locked] = {T(is_locked), T(Locked), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_managed] = {T(is_managed), T(Managed_Device), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_mfa] = {T(is_mfa), T(Multi_Factor_Authentication), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_mobile_account_active] = {T(is_mobile_account_active), T(Mobile_Account_Active), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_on_premises] = {T(is_on_premises), T(On_Premises_b5bd2490), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_on_premises__2] = {T(is_on_premises), T(On_Premises_44f2c3c7), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_on_premises_sync_enabled] = {T(is_on_premises_sync_enabled), T(On_Premises_Sync_Enabled), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_personal] = {T(is_personal), T(Personal_Device), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_public] = {T(is_public), T(Public), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_read] = {T(is_read), T(Read), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_readonly] = {T(is_readonly), T(Read_Only), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_remote] = {T(is_remote), T(Remote), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_renewable] = {T(is_renewable), T(Renewable), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_self_signed] = {T(is_self_signed), T(Certificate_Self_Signed), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_shared] = {T(is_shared), T(Shared_Device), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_superseded] = {T(is_superseded), T(The_patch_is_superseded), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_supervised] = {T(is_supervised), T(Supervised_Device), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_system] = {T(is_system), T(System), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_totp] = {T(is_totp), T(Time_based_One_time_Password_TOTP), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_truncated] = {T(is_truncated), T(Is_Truncated), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_trusted] = {T(is_trusted), T(Trusted_Device), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_user_provisioning_enabled] = {T(is_user_provisioning_enabled), T(SCIM_User_Provisioning_Enabled), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_is_vpn] = {T(is_vpn), T(VPN_Session), Y_boolean_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_isp] = {T(isp), T(ISP_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_isp__2] = {T(isp), T(ISP), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_isp_org] = {T(isp_org), T(ISP_Org), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_issuer] = {T(issuer), T(Issuer_Details), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_issuer__2] = {T(issuer), T(Issuer_Distinguished_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_job] = {T(job), T(Job), Y_object_t, O_job, SCHEMA_NONE, NONE, false},
	[A_job_title] = {T(job_title), T(Job_Title), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_json_path] = {T(json_path), T(JSON_Path), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_kb_article_list] = {T(kb_article_list), T(Knowledgebase_Articles), Y_object_t, O_kb_article, SCHEMA_NONE, NONE, true},
	[A_kb_articles] = {T(kb_articles), T(Knowledgebase_Articles), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_kernel] = {T(kernel), T(Kernel), Y_object_t, O_kernel, SCHEMA_NONE, NONE, false},
	[A_kernel_release] = {T(kernel_release), T(Kernel_Release), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_key_length] = {T(key_length), T(Encryption_Key_Length), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_key_uid] = {T(key_uid), T(Key_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_keyboard_info] = {T(keyboard_info), T(Keyboard_Information), Y_object_t, O_keyboard_info, SCHEMA_NONE, NONE, false},
	[A_keyboard_layout] = {T(keyboard_layout), T(Keyboard_Layout), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_keyboard_subtype] = {T(keyboard_subtype), T(Keyboard_Subtype), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_keyboard_type] = {T(keyboard_type), T(Keyboard_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_kill_chain] = {T(kill_chain), T(Kill_Chain), Y_object_t, O_kill_chain_phase, SCHEMA_NONE, NONE, true},
	[A_labels] = {T(labels), T(Labels), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_lang] = {T(lang), T(Language), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_login_time] = {T(last_login_time), T(Last_Login), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_login_time_dt] = {T(last_login_time_dt), T(Last_Login), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_run_time] = {T(last_run_time), T(Last_Sync_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_run_time__2] = {T(last_run_time), T(Last_Run), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_run_time_dt] = {T(last_run_time_dt), T(Last_Sync_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_run_time_dt__2] = {T(last_run_time_dt), T(Last_Run), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_seen_time] = {T(last_seen_time), T(Last_Seen), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_seen_time__2] = {T(last_seen_time), T(Last_Updated_At), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_seen_time_dt] = {T(last_seen_time_dt), T(Last_Seen), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_seen_time_dt__2] = {T(last_seen_time_dt), T(Last_Updated_At), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_used_time] = {T(last_used_time), T(Last_Used_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_last_used_time_dt] = {T(last_used_time_dt), T(Last_Used_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_lat] = {T(lat), T(Latitude), Y_float_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_ldap_cn] = {T(ldap_cn), T(LDAP_Common_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_ldap_dn] = {T(ldap_dn), T(LDAP_Distinguished_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_ldap_person] = {T(ldap_person), T(LDAP_Person), Y_object_t, O_ldap_person, SCHEMA_NONE, NONE, false},
	[A_leave_time] = {T(leave_time), T(Leave_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_leave_time_dt] = {T(leave_time_dt), T(Leave_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_license] = {T(license), T(Software_License), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_license_url] = {T(license_url), T(Software_License_URL), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_lineage] = {T(lineage), T(Lineage), Y_file_path_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_lineage__2] = {T(lineage), T(Lineage), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_load_order_group] = {T(load_order_group), T(Load_Order_Group), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_load_type] = {T(load_type), T(Load_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_load_type_id] = {T(load_type_id), T(Load_Type_ID), Y_integer_t, SCHEMA_NONE, E_module_load_type_id, T(load_type), false},
	[A_loaded_modules] = {T(loaded_modules), T(Loaded_Modules), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_location] = {T(location), T(Geo_Location), Y_object_t, O_location, SCHEMA_NONE, NONE, false},
	[A_location__2] = {T(location), T(Contact_Location_Information), Y_object_t, O_location, SCHEMA_NONE, NONE, false},
	[A_log_format] = {T(log_format), T(Log_Format), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_log_format__2] = {T(log_format), T(Log_Source_Format), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_log_level] = {T(log_level), T(Log_Level), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_log_name] = {T(log_name), T(Log_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_log_provider] = {T(log_provider), T(Log_Provider), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_log_source] = {T(log_source), T(Log_Source), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_log_version] = {T(log_version), T(Log_Version), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_logged_time] = {T(logged_time), T(Logged_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_logged_time_dt] = {T(logged_time_dt), T(Logged_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_loggers] = {T(loggers), T(Loggers), Y_object_t, O_logger, SCHEMA_NONE, NONE, true},
	[A_login_endpoint] = {T(login_endpoint), T(SSO_Login_Endpoint), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_logout_endpoint] = {T(logout_endpoint), T(SSO_Logout_Endpoint), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_long] = {T(long), T(Longitude), Y_float_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_mac] = {T(mac), T(MAC_Address), Y_mac_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_mac_vendor] = {T(mac_vendor), T(MAC_Vendor), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_malware] = {T(malware), T(Malware), Y_object_t, O_malware, SCHEMA_NONE, NONE, true},
	[A_malware_scan_info] = {T(malware_scan_info), T(Malware_Scan_Info), Y_object_t, O_malware_scan_info, SCHEMA_NONE, NONE, false},
	[A_manager] = {T(manager), T(Manager), Y_object_t, O_user, SCHEMA_NONE, NONE, false},
	[A_match_details] = {T(match_details), T(Match_Details), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_match_location] = {T(match_location), T(Match_Location), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_meid] = {T(meid), T(MEID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_message] = {T(message), T(Message), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_message_uid] = {T(message_uid), T(Message_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_metadata] = {T(metadata), T(Metadata), Y_object_t, O_metadata, SCHEMA_NONE, NONE, false},
	[A_metadata_endpoint] = {T(metadata_endpoint), T(SSO_Metadata_Endpoint), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_metrics] = {T(metrics), T(Metrics), Y_object_t, O_metric, SCHEMA_NONE, NONE, true},
	[A_mime_type] = {T(mime_type), T(MIME_type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_mitigation] = {T(mitigation), T(MITRE_Mitigation), Y_object_t, O_mitigation, SCHEMA_NONE, NONE, false},
	[A_model] = {T(model), T(Model), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_modified_time] = {T(modified_time), T(Modified_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_modified_time_dt] = {T(modified_time_dt), T(Modified_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_modifier] = {T(modifier), T(Modifier), Y_object_t, O_user, SCHEMA_NONE, NONE, false},
	[A_module] = {T(module), T(Module), Y_object_t, O_module, SCHEMA_NONE, NONE, false},
	[A_name] = {T(name), T(Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_name__2] = {T(name), T(Name), Y_process_name_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_name__3] = {T(name), T(Agent_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_name__4] = {T(name), T(Name), Y_file_name_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_name__5] = {T(name), T(Name), Y_username_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_name_servers] = {T(name_servers), T(Name_Servers), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_namespace] = {T(namespace), T(Namespace), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_namespace_pid] = {T(namespace_pid), T(Namespace_PID), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_network_driver] = {T(network_driver), T(Network_Driver), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_network_interfaces] = {T(network_interfaces), T(Network_Interfaces), Y_object_t, O_network_interface, SCHEMA_NONE, NONE, true},
	[A_next_run_time] = {T(next_run_time), T(Next_Run), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_next_run_time_dt] = {T(next_run_time_dt), T(Next_Run), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_num_files] = {T(num_files), T(Scanned_Files), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_num_infected] = {T(num_infected), T(Number_of_Infected_Entities), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_num_volumes] = {T(num_volumes), T(Number_of_Volumes), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_number] = {T(number), T(Number), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_observables] = {T(observables), T(Observables), Y_object_t, O_observable, SCHEMA_NONE, NONE, true},
	[A_occurrence_details] = {T(occurrence_details), T(Occurrence_Details), Y_object_t, O_occurrence_details, SCHEMA_NONE, NONE, false},
	[A_occurrences] = {T(occurrences), T(Occurrences), Y_object_t, O_occurrence_details, SCHEMA_NONE, NONE, true},
	[A_office_location] = {T(office_location), T(Office_Location), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_open_ports] = {T(open_ports), T(Open_Ports), Y_object_t, O_port_info, SCHEMA_NONE, NONE, true},
	[A_operation] = {T(operation), T(Operation), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_orchestrator] = {T(orchestrator), T(Orchestrator), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_org] = {T(org), T(Organization), Y_object_t, O_organization, SCHEMA_NONE, NONE, false},
	[A_original_event_uid] = {T(original_event_uid), T(Original_Event_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_original_time] = {T(original_time), T(Original_Time), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_os] = {T(os), T(OS), Y_object_t, O_os, SCHEMA_NONE, NONE, false},
	[A_os_machine_uuid] = {T(os_machine_uuid), T(OS_Machine_UUID), Y_uuid_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_osint] = {T(osint), T(OSINT), Y_object_t, O_osint, SCHEMA_NONE, NONE, true},
	[A_ou_name] = {T(ou_name), T(Org_Unit_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_ou_uid] = {T(ou_uid), T(Org_Unit_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_overall_score] = {T(overall_score), T(Overall_Score), Y_float_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_owner] = {T(owner), T(Owner), Y_object_t, O_user, SCHEMA_NONE, NONE, false},
	[A_package_manager] = {T(package_manager), T(Package_Manager), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_package_manager_url] = {T(package_manager_url), T(Package_Manager_URL), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_packages] = {T(packages), T(Software_Packages), Y_object_t, O_package, SCHEMA_NONE, NONE, true},
	[A_packet_uid] = {T(packet_uid), T(Packet_UID), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_page_number] = {T(page_number), T(Page_Number), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_parameters] = {T(parameters), T(Parameters), Y_object_t, O_parameter, SCHEMA_NONE, NONE, true},
	[A_parent_folder] = {T(parent_folder), T(Parent_Folder), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_parent_process] = {T(parent_process), T(Parent_Process), Y_object_t, O_process, SCHEMA_NONE, NONE, false},
	[A_parent_uid] = {T(parent_uid), T(Parent_Unique_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_path] = {T(path), T(Path), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_path__2] = {T(path), T(Path), Y_file_path_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_path__3] = {T(path), T(Path), Y_reg_key_path_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_percentile] = {T(percentile), T(EPSS_Percentile), Y_float_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_peripheral_device] = {T(peripheral_device), T(Peripheral_Device), Y_object_t, O_peripheral_device, SCHEMA_NONE, NONE, false},
	[A_phase] = {T(phase), T(Kill_Chain_Phase), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_phase_id] = {T(phase_id), T(Kill_Chain_Phase_ID), Y_integer_t, SCHEMA_NONE, E_kill_chain_phase_phase_id, T(phase), false},
	[A_phone_number] = {T(phone_number), T(Phone_Number), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_phone_number__2] = {T(phone_number), T(Telephone_Number), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_phone_number__3] = {T(phone_number), T(Registrar_Abuse_Phone_Number), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_physical_height] = {T(physical_height), T(Physical_Height), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_physical_orientation] = {T(physical_orientation), T(Physical_Orientation), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_physical_width] = {T(physical_width), T(Physical_Width), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_pid] = {T(pid), T(Process_ID), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_pod_uuid] = {T(pod_uuid), T(Pod_UUID), Y_uuid_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_policies] = {T(policies), T(Agent_Policies), Y_object_t, O_policy, SCHEMA_NONE, NONE, true},
	[A_policy] = {T(policy), T(Policy), Y_object_t, O_policy, SCHEMA_NONE, NONE, false},
	[A_pool] = {T(pool), T(Pool), Y_object_t, O_group, SCHEMA_NONE, NONE, false},
	[A_port] = {T(port), T(Port), Y_port_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_post_value] = {T(post_value), T(Post_Value), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_postal_code] = {T(postal_code), T(Postal_Code), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_pre_value] = {T(pre_value), T(Pre_Value), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_pressure_altitude] = {T(pressure_altitude), T(Pressure_Altitude), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_privileges] = {T(privileges), T(Privileges), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_process] = {T(process), T(Process), Y_object_t, O_process, SCHEMA_NONE, NONE, false},
	[A_processed_time] = {T(processed_time), T(Processed_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_processed_time_dt] = {T(processed_time_dt), T(Processed_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_product] = {T(product), T(Product), Y_object_t, O_product, SCHEMA_NONE, NONE, false},
	[A_profiles] = {T(profiles), T(Profiles), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_programmatic_credentials] = {T(programmatic_credentials), T(Programmatic_Credentials), Y_object_t, O_programmatic_credential, SCHEMA_NONE, NONE, true},
	[A_project_uid] = {T(project_uid), T(Project_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_protocol_name] = {T(protocol_name), T(Supported_Protocol), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_protocol_name__2] = {T(protocol_name), T(Protocol_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_protocol_num] = {T(protocol_num), T(Protocol_Number), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_protocol_ver] = {T(protocol_ver), T(IP_Version), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_protocol_ver_id] = {T(protocol_ver_id), T(IP_Version_ID), Y_integer_t, SCHEMA_NONE, E_network_connection_info_protocol_ver_id, T(protocol_ver), false},
	[A_provider] = {T(provider), T(Provider), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_provider__2] = {T(provider), T(Cloud_Provider), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_ptid] = {T(ptid), T(Process_Thread_ID), Y_long_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_purl] = {T(purl), T(Package_URL), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_query_evidence] = {T(query_evidence), T(Query_Evidence), Y_object_t, O_query_evidence, SCHEMA_NONE, NONE, false},
	[A_query_info] = {T(query_info), T(Query_Info), Y_object_t, O_query_info, SCHEMA_NONE, NONE, false},
	[A_query_result] = {T(query_result), T(Query_Result), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_query_result_id] = {T(query_result_id), T(Query_Result_ID), Y_integer_t, SCHEMA_NONE, E_evidence_info_query_result_id, T(query_result), false},
	[A_query_string] = {T(query_string), T(Query_String), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_query_string__2] = {T(query_string), T(HTTP_Query_String), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_query_time] = {T(query_time), T(Query_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_query_time_dt] = {T(query_time_dt), T(Query_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_query_type] = {T(query_type), T(Query_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_query_type_id] = {T(query_type_id), T(Query_Type_ID), Y_integer_t, SCHEMA_NONE, E_query_evidence_query_type_id, T(query_type), false},
	[A_ram_size] = {T(ram_size), T(RAM_Size), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_rate_limit] = {T(rate_limit), T(Rate_Limit), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_raw_data] = {T(raw_data), T(Raw_Data), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_raw_data_hash] = {T(raw_data_hash), T(Raw_Data_Hash), Y_object_t, O_fingerprint, SCHEMA_NONE, NONE, false},
	[A_raw_data_size] = {T(raw_data_size), T(Raw_Data_Size), Y_long_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_raw_header] = {T(raw_header), T(Raw_Header), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_rdata] = {T(rdata), T(DNS_RData), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_record_index_in_array] = {T(record_index_in_array), T(Record_Index_in_Array), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_references] = {T(references), T(References), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_reg_binary_data] = {T(reg_binary_data), T(Registry_Binary_Data), Y_bytestring_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_reg_integer_data] = {T(reg_integer_data), T(Registry_Integer_Data), Y_long_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_reg_key] = {T(reg_key), T(Registry_Key), Y_object_t, O_reg_key, SCHEMA_NONE, NONE, false},
	[A_reg_string_data] = {T(reg_string_data), T(Registry_String_Data), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_reg_string_list_data] = {T(reg_string_list_data), T(Registry_String_List_Data), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_reg_value] = {T(reg_value), T(Registry_Value), Y_object_t, O_reg_value, SCHEMA_NONE, NONE, false},
	[A_region] = {T(region), T(Region), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_registrar] = {T(registrar), T(Domain_Registrar), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_related_analytics] = {T(related_analytics), T(Related_Analytics), Y_object_t, O_analytic, SCHEMA_NONE, NONE, true},
	[A_related_cves] = {T(related_cves), T(Related_CVEs), Y_object_t, O_cve, SCHEMA_NONE, NONE, true},
	[A_related_cwes] = {T(related_cwes), T(Related_CWEs), Y_object_t, O_cwe, SCHEMA_NONE, NONE, true},
	[A_related_vulnerabilities] = {T(related_vulnerabilities), T(Related_Vulnerability_IDs), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_related_vulnerabilities__2] = {T(related_vulnerabilities), T(Related_Vulnerabilities), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_release] = {T(release), T(Software_Release_Details), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_remediation] = {T(remediation), T(Remediation_Guidance), Y_object_t, O_remediation, SCHEMA_NONE, NONE, false},
	[A_reply_to] = {T(reply_to), T(Reply_To), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_reply_to_list] = {T(reply_to_list), T(Reply_To_List), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_reply_to_mailboxes] = {T(reply_to_mailboxes), T(Reply_To_Mailboxes), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_reporter] = {T(reporter), T(Reporter), Y_object_t, O_reporter, SCHEMA_NONE, NONE, false},
	[A_reputation] = {T(reputation), T(Reputation_Scores), Y_object_t, O_reputation, SCHEMA_NONE, NONE, false},
	[A_request] = {T(request), T(API_Request_Details), Y_object_t, O_request, SCHEMA_NONE, NONE, false},
	[A_resource_type] = {T(resource_type), T(Resource_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_response] = {T(response), T(API_Response_Details), Y_object_t, O_response, SCHEMA_NONE, NONE, false},
	[A_return_path] = {T(return_path), T(Return_Path), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_return_value] = {T(return_value), T(Return_Value), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_risk_details] = {T(risk_details), T(Risk_Details), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_risk_level] = {T(risk_level), T(Risk_Level), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_risk_level_id] = {T(risk_level_id), T(Risk_Level_ID), Y_integer_t, SCHEMA_NONE, E_base_event_risk_level_id, T(risk_level), false},
	[A_risk_score] = {T(risk_score), T(Risk_Score), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_row_number] = {T(row_number), T(Row_Number), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_rule] = {T(rule), T(Related_Rule), Y_object_t, O_rule, SCHEMA_NONE, NONE, false},
	[A_run_mode_ids] = {T(run_mode_ids), T(Run_Mode_IDs), Y_integer_t, SCHEMA_NONE, E_startup_item_run_mode_ids, T(run_modes), true},
	[A_run_modes] = {T(run_modes), T(Run_Modes), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_run_state] = {T(run_state), T(Run_State), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_run_state_id] = {T(run_state_id), T(Run_State_ID), Y_integer_t, SCHEMA_NONE, E_job_run_state_id, T(run_state), false},
	[A_run_state_id__2] = {T(run_state_id), T(Run_State_ID), Y_integer_t, SCHEMA_NONE, E_startup_item_run_state_id, T(run_state), false},
	[A_runtime] = {T(runtime), T(Runtime), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_sandbox] = {T(sandbox), T(Sandbox), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_sans] = {T(sans), T(Subject_Alternative_Names), Y_object_t, O_san, SCHEMA_NONE, NONE, true},
	[A_scale_factor] = {T(scale_factor), T(Scale_Factor), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_scheme] = {T(scheme), T(Scheme), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_scim] = {T(scim), T(SCIM), Y_object_t, O_scim, SCHEMA_NONE, NONE, false},
	[A_scim_group_schema] = {T(scim_group_schema), T(SCIM_Group_Schema), Y_json_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_scim_user_schema] = {T(scim_user_schema), T(SCIM_User_Schema), Y_json_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_scopes] = {T(scopes), T(Scopes), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_score] = {T(score), T(Reputation_Score), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_score__2] = {T(score), T(EPPS_Score), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_score_id] = {T(score_id), T(Reputation_Score_ID), Y_integer_t, SCHEMA_NONE, E_reputation_score_id, T(score), false},
	[A_script] = {T(script), T(Related_Script_Data), Y_object_t, O_script, SCHEMA_NONE, NONE, false},
	[A_script_content] = {T(script_content), T(Script_Content), Y_object_t, O_long_string, SCHEMA_NONE, NONE, false},
	[A_security_descriptor] = {T(security_descriptor), T(Security_Descriptor), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_security_questions] = {T(security_questions), T(Security_Questions), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_sender] = {T(sender), T(Sender), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_sender_mailbox] = {T(sender_mailbox), T(Sender_Mailbox), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_sensitivity] = {T(sensitivity), T(Sensitivity), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_sequence] = {T(sequence), T(Sequence_Number), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_serial_number] = {T(serial_number), T(Serial_Number), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_serial_number__2] = {T(serial_number), T(Certificate_Serial_Number), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_service] = {T(service), T(Service), Y_object_t, O_service, SCHEMA_NONE, NONE, false},
	[A_service_category] = {T(service_category), T(Service_Category), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_service_category_id] = {T(service_category_id), T(Service_Category_ID), Y_integer_t, SCHEMA_NONE, E_win_service_service_category_id, T(service_category), false},
	[A_service_dependencies] = {T(service_dependencies), T(Service_Dependencies), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_service_dll_file] = {T(service_dll_file), T(Service_DLL), Y_object_t, O_file, SCHEMA_NONE, NONE, false},
	[A_service_error_control] = {T(service_error_control), T(Service_Error_Control), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_service_error_control_id] = {T(service_error_control_id), T(Service_Error_Control_ID), Y_integer_t, SCHEMA_NONE, E_win_service_service_error_control_id, T(service_error_control), false},
	[A_service_file] = {T(service_file), T(Service_File), Y_object_t, O_file, SCHEMA_NONE, NONE, false},
	[A_service_start_name] = {T(service_start_name), T(Service_Start_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_service_start_type] = {T(service_start_type), T(Service_Start_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_service_start_type_id] = {T(service_start_type_id), T(Service_Start_Type_ID), Y_integer_t, SCHEMA_NONE, E_win_service_service_start_type_id, T(service_start_type), false},
	[A_service_type] = {T(service_type), T(Service_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_service_type_id] = {T(service_type_id), T(Service_Type_ID), Y_integer_t, SCHEMA_NONE, E_win_service_service_type_id, T(service_type), false},
	[A_session] = {T(session), T(Session), Y_object_t, O_session, SCHEMA_NONE, NONE, false},
	[A_severity] = {T(severity), T(Severity), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_severity_id] = {T(severity_id), T(Severity_ID), Y_integer_t, SCHEMA_NONE, E_base_event_severity_id, T(severity), false},
	[A_short_desc] = {T(short_desc), T(Short_Description), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_signature] = {T(signature), T(Digital_Signature), Y_object_t, O_digital_signature, SCHEMA_NONE, NONE, false},
	[A_signatures] = {T(signatures), T(Related_Digital_Signatures), Y_object_t, O_digital_signature, SCHEMA_NONE, NONE, true},
	[A_signatures__2] = {T(signatures), T(Digital_Signatures), Y_object_t, O_digital_signature, SCHEMA_NONE, NONE, true},
	[A_size] = {T(size), T(Size), Y_long_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_smtp_from] = {T(smtp_from), T(SMTP_From), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_smtp_to] = {T(smtp_to), T(SMTP_To), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_source] = {T(source), T(Source), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_sp_name] = {T(sp_name), T(OS_Service_Pack), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_sp_ver] = {T(sp_ver), T(OS_Service_Pack_Version), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_spf] = {T(spf), T(SPF_Status), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_src_url] = {T(src_url), T(Source_URL), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_sso] = {T(sso), T(SSO), Y_object_t, O_sso, SCHEMA_NONE, NONE, false},
	[A_start_address] = {T(start_address), T(Start_Address), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_start_column] = {T(start_column), T(Start_Column), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_start_line] = {T(start_line), T(Start_Line), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_start_time] = {T(start_time), T(Start_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_start_time_dt] = {T(start_time_dt), T(Start_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_start_type] = {T(start_type), T(Start_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_start_type_id] = {T(start_type_id), T(Start_Type_ID), Y_integer_t, SCHEMA_NONE, E_startup_item_start_type_id, T(start_type), false},
	[A_startup_item] = {T(startup_item), T(Startup_Item), Y_object_t, O_startup_item, SCHEMA_NONE, NONE, false},
	[A_state] = {T(state), T(State), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_state__2] = {T(state), T(Network_Connection_State), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_state_id] = {T(state_id), T(State_ID), Y_integer_t, SCHEMA_NONE, E_network_connection_query_state_id, T(state), false},
	[A_state_id__2] = {T(state_id), T(State_ID), Y_integer_t, SCHEMA_NONE, E_digital_signature_state_id, T(state), false},
	[A_state_id__3] = {T(state_id), T(State_ID), Y_integer_t, SCHEMA_NONE, E_idp_state_id, T(state), false},
	[A_state_id__4] = {T(state_id), T(State_ID), Y_integer_t, SCHEMA_NONE, E_scim_state_id, T(state), false},
	[A_state_id__5] = {T(state_id), T(State_ID), Y_integer_t, SCHEMA_NONE, E_analytic_state_id, T(state), false},
	[A_status] = {T(status), T(Status), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_status__2] = {T(status), T(Domain_Status), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_status_code] = {T(status_code), T(Status_Code), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_status_detail] = {T(status_detail), T(Status_Detail), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_status_detail__2] = {T(status_detail), T(Status_Details), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_status_details] = {T(status_details), T(Status_Details), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_status_id] = {T(status_id), T(Status_ID), Y_integer_t, SCHEMA_NONE, E_base_event_status_id, T(status), false},
	[A_status_id__2] = {T(status_id), T(Status_ID), Y_integer_t, SCHEMA_NONE, E_data_classification_status_id, T(status), false},
	[A_storage_class] = {T(storage_class), T(Storage_Class), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_sub_technique] = {T(sub_technique), T(MITRE_Sub_technique), Y_object_t, O_sub_technique, SCHEMA_NONE, NONE, false},
	[A_sub_technique__2] = {T(sub_technique), T(Sub_Technique), Y_object_t, O_sub_technique, SCHEMA_NONE, NONE, false},
	[A_subdomain] = {T(subdomain), T(Subdomain), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_subdomains] = {T(subdomains), T(Related_Subdomains), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_subdomains__2] = {T(subdomains), T(Subdomains), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_subject] = {T(subject), T(Subject_Distinguished_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_subject__2] = {T(subject), T(Subject), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_subnet] = {T(subnet), T(Subnet), Y_subnet_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_subnet__2] = {T(subnet), T(Subnet_Block), Y_subnet_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_subnet__3] = {T(subnet), T(Related_Subnet), Y_subnet_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_subnet_prefix] = {T(subnet_prefix), T(Subnet_Prefix_Length), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_subnet_uid] = {T(subnet_uid), T(Subnet_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_surname] = {T(surname), T(Surname), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_system_call] = {T(system_call), T(System_Call), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_tactic] = {T(tactic), T(MITRE_Tactic), Y_object_t, O_tactic, SCHEMA_NONE, NONE, false},
	[A_tactic__2] = {T(tactic), T(Tactic), Y_object_t, O_tactic, SCHEMA_NONE, NONE, false},
	[A_tactics] = {T(tactics), T(Tactics), Y_object_t, O_tactic, SCHEMA_NONE, NONE, true},
	[A_tag] = {T(tag), T(Image_Tag), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_tags] = {T(tags), T(Tags), Y_object_t, O_key_value_object, SCHEMA_NONE, NONE, true},
	[A_tcp_flags] = {T(tcp_flags), T(TCP_Flags), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_tcp_state_id] = {T(tcp_state_id), T(TCP_State_ID), Y_integer_t, SCHEMA_NONE, E_query_evidence_tcp_state_id, NONE, false},
	[A_technique] = {T(technique), T(MITRE_Technique), Y_object_t, O_technique, SCHEMA_NONE, NONE, false},
	[A_technique__2] = {T(technique), T(Technique), Y_object_t, O_technique, SCHEMA_NONE, NONE, false},
	[A_tenant_uid] = {T(tenant_uid), T(Tenant_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_terminal] = {T(terminal), T(Terminal), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_terminated_time] = {T(terminated_time), T(Terminated_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_terminated_time_dt] = {T(terminated_time_dt), T(Terminated_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_threat_actor] = {T(threat_actor), T(Threat_Actor), Y_object_t, O_threat_actor, SCHEMA_NONE, NONE, false},
	[A_tid] = {T(tid), T(Thread_ID), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_time] = {T(time), T(Event_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_time_dt] = {T(time_dt), T(Event_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_timezone_offset] = {T(timezone_offset), T(Timezone_Offset), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_title] = {T(title), T(Title), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_tlp] = {T(tlp), T(Traffic_Light_Protocol), Y_string_t, SCHEMA_NONE, E_osint_tlp, NONE, false},
	[A_to] = {T(to), T(To), Y_email_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_to_mailboxes] = {T(to_mailboxes), T(To_Mailboxes), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_token] = {T(token), T(Token), Y_object_t, O_token, SCHEMA_NONE, NONE, false},
	[A_total] = {T(total), T(Total), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_total_queued_duration] = {T(total_queued_duration), T(Total_Queued_Duration), Y_object_t, O_timespan, SCHEMA_NONE, NONE, false},
	[A_transformation_info_list] = {T(transformation_info_list), T(Transformation_Info), Y_object_t, O_transformation_info, SCHEMA_NONE, NONE, true},
	[A_transmit_time] = {T(transmit_time), T(Transmission_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_transmit_time_dt] = {T(transmit_time_dt), T(Transmission_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_ttl] = {T(ttl), T(TTL), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type] = {T(type), T(Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type__10] = {T(type), T(Peripheral_Device_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type__11] = {T(type), T(Group_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type__2] = {T(type), T(Agent_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type__3] = {T(type), T(Account_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type__4] = {T(type), T(Domain_Contact_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type__5] = {T(type), T(Resource_Record_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type__6] = {T(type), T(Time_Span_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type__7] = {T(type), T(Vulnerability_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type__8] = {T(type), T(Encryption_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type__9] = {T(type), T(Threat_Actor_Type), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type_id] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_affected_package_type_id, T(type), false},
	[A_type_id__10] = {T(type_id), T(Domain_Contact_Type_ID), Y_integer_t, SCHEMA_NONE, E_domain_contact_type_id, T(type), false},
	[A_type_id__11] = {T(type_id), T(Indicator_Type_ID), Y_integer_t, SCHEMA_NONE, E_osint_type_id, T(type), false},
	[A_type_id__12] = {T(type_id), T(Time_Span_Type_ID), Y_integer_t, SCHEMA_NONE, E_timespan_type_id, T(type), false},
	[A_type_id__13] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_analytic_type_id, T(type), false},
	[A_type_id__14] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_script_type_id, T(type), false},
	[A_type_id__15] = {T(type_id), T(Threat_Actor_Type_ID), Y_integer_t, SCHEMA_NONE, E_threat_actor_type_id, T(type), false},
	[A_type_id__16] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_kernel_type_id, T(type), false},
	[A_type_id__17] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_malware_scan_info_type_id, T(type), false},
	[A_type_id__18] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_reg_value_type_id, T(type), false},
	[A_type_id__19] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_startup_item_type_id, T(type), false},
	[A_type_id__2] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_account_type_id, T(type), false},
	[A_type_id__20] = {T(type_id), T(Peripheral_Device_Type_ID), Y_integer_t, SCHEMA_NONE, E_peripheral_device_type_id, T(type), false},
	[A_type_id__21] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_token_type_id, T(type), false},
	[A_type_id__3] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_agent_type_id, T(type), false},
	[A_type_id__4] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_device_type_id, T(type), false},
	[A_type_id__5] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_file_type_id, T(type), false},
	[A_type_id__6] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_network_interface_type_id, T(type), false},
	[A_type_id__7] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_observable_type_id, T(type), false},
	[A_type_id__8] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_os_type_id, T(type), false},
	[A_type_id__9] = {T(type_id), T(Type_ID), Y_integer_t, SCHEMA_NONE, E_user_type_id, T(type), false},
	[A_type_name] = {T(type_name), T(Type_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_type_uid] = {T(type_uid), T(Type_ID), Y_long_t, SCHEMA_NONE, E_base_event_type_uid, T(type_name), false},
	[A_type_uid__2] = {T(type_uid), T(Type_ID), Y_long_t, SCHEMA_NONE, E_network_connection_query_type_uid, T(type_name), false},
	[A_type_uid__3] = {T(type_uid), T(Type_ID), Y_long_t, SCHEMA_NONE, E_evidence_info_type_uid, T(type_name), false},
	[A_type_uid__4] = {T(type_uid), T(Type_ID), Y_long_t, SCHEMA_NONE, SCHEMA_NONE, T(type_name), false},
	[A_udid] = {T(udid), T(Unique_Device_Identifier), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid] = {T(uid), T(Unique_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid__10] = {T(uid), T(Scan_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid__11] = {T(uid), T(Email_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid__2] = {T(uid), T(Package_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid__3] = {T(uid), T(Agent_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid__4] = {T(uid), T(Connection_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid__5] = {T(uid), T(Event_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid__6] = {T(uid), T(CVE_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid__7] = {T(uid), T(CWE_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid__8] = {T(uid), T(Advisory_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid__9] = {T(uid), T(Email_Thread_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid_alt] = {T(uid_alt), T(Alternate_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid_alt__2] = {T(uid_alt), T(Alternate_Agent_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uid_alt__3] = {T(uid_alt), T(External_ID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_unique_malware_count] = {T(unique_malware_count), T(Unique_Malware_Count), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_unmapped] = {T(unmapped), T(Unmapped_Data), Y_object_t, O_object, SCHEMA_NONE, NONE, false},
	[A_untruncated_size] = {T(untruncated_size), T(Untruncated_Size), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uploaded_time] = {T(uploaded_time), T(Uploaded_Time), Y_timestamp_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uploaded_time_dt] = {T(uploaded_time_dt), T(Uploaded_Time), Y_datetime_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_uri] = {T(uri), T(File_URI), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_url] = {T(url), T(URL), Y_object_t, O_url, SCHEMA_NONE, NONE, false},
	[A_url_string] = {T(url_string), T(URL_String), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_url_string__2] = {T(url_string), T(Configuration_URL), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_url_string__3] = {T(url_string), T(SCIM_Endpoint_URL), Y_url_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_urls] = {T(urls), T(URLs), Y_object_t, O_url, SCHEMA_NONE, NONE, true},
	[A_user] = {T(user), T(User), Y_object_t, O_user, SCHEMA_NONE, NONE, false},
	[A_users] = {T(users), T(Users), Y_object_t, O_user, SCHEMA_NONE, NONE, true},
	[A_uuid] = {T(uuid), T(UUID), Y_uuid_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_value] = {T(value), T(Value), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_value__2] = {T(value), T(Value), Y_file_hash_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_value__3] = {T(value), T(Indicator), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_values] = {T(values), T(Values), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_vector_string] = {T(vector_string), T(Vector_String), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_vendor_id_list] = {T(vendor_id_list), T(Vendor_ID_List), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_vendor_name] = {T(vendor_name), T(Vendor_Name), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_vendor_name__2] = {T(vendor_name), T(Service_Provider), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_version] = {T(version), T(Version), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_version__2] = {T(version), T(Agent_Version), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_version__3] = {T(version), T(SCIM_Version), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_vlan_uid] = {T(vlan_uid), T(VLAN), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_volume] = {T(volume), T(Volume), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_vpc_uid] = {T(vpc_uid), T(VPC_UID), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_vram_mode] = {T(vram_mode), T(VRAM_Mode), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_vram_mode_id] = {T(vram_mode_id), T(VRAM_Mode_ID), Y_integer_t, SCHEMA_NONE, E_gpu_info_vram_mode_id, T(vram_mode), false},
	[A_vram_size] = {T(vram_size), T(VRAM_Size), Y_integer_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_vulnerabilities] = {T(vulnerabilities), T(Related_Vulnerabilities), Y_object_t, O_vulnerability, SCHEMA_NONE, NONE, true},
	[A_whois] = {T(whois), T(WHOIS), Y_object_t, O_whois, SCHEMA_NONE, NONE, false},
	[A_win_service] = {T(win_service), T(Windows_Service), Y_object_t, O_win_service, SCHEMA_NONE, NONE, false},
	[A_working_directory] = {T(working_directory), T(Working_Directory), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_x_originating_ip] = {T(x_originating_ip), T(X_Originating_IP), Y_ip_t, SCHEMA_NONE, SCHEMA_NONE, NONE, true},
	[A_xattributes] = {T(xattributes), T(Extended_Attributes), Y_object_t, O_object, SCHEMA_NONE, NONE, false},
	[A_zone] = {T(zone), T(Network_Zone), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
	[A_zone__2] = {T(zone), T(Cloud_Availability_Zone), Y_string_t, SCHEMA_NONE, SCHEMA_NONE, NONE, false},
};

static const struct schema_profile profiles[] = {
	{T(ai_operation), SINCE(1_8_0)},
	{T(cloud), ALL},
	{T(container), ALL},
	{T(data_classification), ALL},
	{T(datetime), ALL},
	{T(host), ALL},
	{T(incident), SINCE(1_4_0)},
	{T(linux_linux_users), ALL},
	{T(load_balancer), ALL},
	{T(macos_macos_users), SINCE(1_8_0)},
	{T(network_proxy), ALL},
	{T(osint), SINCE(1_3_0)},
	{T(security_control), ALL},
	{T(trace), SINCE(1_4_0)},
};
static const char *const *const profile_sets[] = {
	[P_always] = NULL,
	[P_cloud] = NAMES(W(cloud)),
	[P_container] = NAMES(W(container)),
	[P_data_classification] = NAMES(W(data_classification)),
	[P_datetime] = NAMES(W(datetime)),
	[P_host] = NAMES(W(host)),
	[P_linux_linux_users] = NAMES(W(linux_linux_users)),
	[P_linux_linux_users_or_macos_macos_users] = NAMES(W(linux_linux_users), W(macos_macos_users)),
	[P_osint] = NAMES(W(osint)),
	[P_security_control] = NAMES(W(security_control)),
};

static const struct schema_class classes[] = {
	{0, T(base_event), ALL},
	{1001, T(file_activity), ALL},
	{1002, T(kernel_extension), FROM_TO(1_2_0, 1_3_0)},
	{1002, T(kernel_extension_activity), SINCE(1_4_0)},
	{1003, T(kernel_activity), ALL},
	{1004, T(memory_activity), ALL},
	{1005, T(module_activity), ALL},
	{1006, T(scheduled_job_activity), ALL},
	{1007, T(process_activity), ALL},
	{1008, T(event_log), ONLY(1_3_0)},
	{1008, T(event_log_actvity), SINCE(1_4_0)},
	{1009, T(script_activity), SINCE(1_4_0)},
	{1010, T(peripheral_activity), SINCE(1_7_0)},
	{2001, T(security_finding), ALL},
	{2002, T(vulnerability_finding), ALL},
	{2003, T(compliance_finding), ALL},
	{2004, T(detection_finding), ALL},
	{2005, T(incident_finding), ALL},
	{2006, T(data_security_finding), ALL},
	{2007, T(application_security_posture_finding), SINCE(1_5_0)},
	{2008, T(iam_analysis_finding), SINCE(1_6_0)},
	{3001, T(account_change), ALL},
	{3002, T(authentication), ALL},
	{3003, T(authorize_session), ALL},
	{3004, T(entity_management), ALL},
	{3005, T(user_access), ALL},
	{3006, T(group_management), ALL},
	{4001, T(network_activity), ALL},
	{4002, T(http_activity), ALL},
	{4003, T(dns_activity), ALL},
	{4004, T(dhcp_activity), ALL},
	{4005, T(rdp_activity), ALL},
	{4006, T(smb_activity), ALL},
	{4007, T(ssh_activity), ALL},
	{4008, T(ftp_activity), ALL},
	{4009, T(email_activity), ALL},
	{4010, T(network_file_activity), ALL},
	{4011, T(email_file_activity), ALL},
	{4012, T(email_url_activity), ALL},
	{4013, T(ntp_activity), ALL},
	{4014, T(tunnel_activity), ALL},
	{5001, T(inventory_info), ALL},
	{5002, T(config_state), ALL},
	{5003, T(user_inventory), ALL},
	{5004, T(patch_state), ALL},
	{5006, T(kernel_object_query), ALL},
	{5007, T(file_query), ALL},
	{5008, T(folder_query), ALL},
	{5009, T(admin_group_query), ALL},
	{5010, T(job_query), ALL},
	{5011, T(module_query), ALL},
	{5012, T(network_connection_query), ALL},
	{5013, T(networks_query), ALL},
	{5014, T(peripheral_device_query), ALL},
	{5015, T(process_query), ALL},
	{5016, T(service_query), ALL},
	{5017, T(session_query), ALL},
	{5018, T(user_query), ALL},
	{5019, T(device_config_state_change), ALL},
	{5020, T(software_info), SINCE(1_3_0)},
	{5021, T(osint_inventory_info), SINCE(1_4_0)},
	{5022, T(startup_item_query), SINCE(1_4_0)},
	{5023, T(cloud_resources_inventory_info), SINCE(1_4_0)},
	{5040, T(evidence_info), SINCE(1_5_0)},
	{6001, T(web_resources_activity), ALL},
	{6002, T(application_lifecycle), ALL},
	{6003, T(api_activity), ALL},
	{6004, T(web_resource_access_activity), ALL},
	{6005, T(datastore_activity), ALL},
	{6006, T(file_hosting), ALL},
	{6007, T(scan_activity), ALL},
	{6008, T(application_error), SINCE(1_4_0)},
	{7001, T(remediation_activity), SINCE(1_3_0)},
	{7002, T(file_remediation_activity), SINCE(1_3_0)},
	{7003, T(process_remediation_activity), SINCE(1_3_0)},
	{7004, T(network_remediation_activity), SINCE(1_3_0)},
	{8001, T(drone_flights_activity), SINCE(1_4_0)},
	{8002, T(airborne_broadcast_activity), SINCE(1_4_0)},
	{201001, T(registry_key_activity), ALL},
	{201002, T(registry_value_activity), ALL},
	{201003, T(resource_activity), FROM_TO(1_2_0, 1_3_0)},
	{201003, T(windows_resource_activity), SINCE(1_4_0)},
	{201004, T(win_service_activity), ONLY(1_3_0)},
	{201004, T(windows_service_activity), SINCE(1_4_0)},
	{205004, T(registry_key_query), ALL},
	{205005, T(registry_value_query), ALL},
	{205019, T(prefetch_query), ALL},
};

static const struct schema_form f_C_base_event[] = {
	{ONLY(1_2_0), T(Base_Event), NONE, 0, 0, 0, NAMES(W(cloud), W(container), W(data_classification), W(datetime)), NULL, NULL},
	{ONLY(1_3_0), T(Base_Event), NONE, 0, 0, 0, NAMES(W(cloud), W(container), W(data_classification), W(datetime), W(osint)), NULL, NULL},
	{FROM_TO(1_4_0, 1_7_0), T(Base_Event), NONE, 0, 0, 0, NAMES(W(cloud), W(container), W(data_classification), W(datetime), W(host), W(linux_linux_users), W(osint), W(security_control)), NULL, NULL},
	{SINCE(1_8_0), T(Base_Event), NONE, 0, 0, 0, NAMES(W(cloud), W(container), W(data_classification), W(datetime), W(host), W(linux_linux_users), W(macos_macos_users), W(osint), W(security_control)), NULL, NULL},
};
static const struct schema_use u_C_base_event[] = {
	{A_action, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_action_id, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_activity_id__2, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_activity_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_actor, SINCE(1_4_0), SCHEMA_OPTIONAL, P_host, 0, NONE},
	{A_api, ALL, SCHEMA_OPTIONAL, P_cloud, 0, NONE},
	{A_attacks__2, ONLY(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_attacks, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_authorizations, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_category_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_category_uid__2, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_class_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_class_uid, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_cloud, ALL, SCHEMA_REQUIRED, P_cloud, 0, NONE},
	{A_confidence, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_confidence_id, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_confidence_score, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_count, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_device, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_host, 0, NONE},
	{A_disposition, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_disposition_id, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_duration__2, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_duration, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_end_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_end_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_enrichments, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_firewall_rule, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_is_alert, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_malware, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_malware_scan_info, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_message, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_metadata, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_observables, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_osint, SINCE(1_3_0), SCHEMA_REQUIRED, P_osint, 0, NONE},
	{A_policy, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_raw_data, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_raw_data_hash, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_raw_data_size, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_risk_details, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_risk_level, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_risk_level_id, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_risk_score, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_severity, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_severity_id, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_start_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_start_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_status, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_code, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_detail__2, ONLY(1_2_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_detail, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_id, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_time, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_timezone_offset, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_uid, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_unmapped, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_C_evidence_info[] = {
	{FROM_TO(1_5_0, 1_7_0), T(Live_Evidence_Info), NONE, 0, 5040, 5, NAMES(W(cloud), W(container), W(data_classification), W(datetime), W(host), W(linux_linux_users), W(osint), W(security_control)), NAMES(W(device_hostname), W(device_mac), W(device_name)), NULL},
	{SINCE(1_8_0), T(Live_Evidence_Info), NONE, 0, 5040, 5, NAMES(W(cloud), W(container), W(data_classification), W(datetime), W(host), W(linux_linux_users), W(macos_macos_users), W(osint), W(security_control)), NULL, NULL},
};
static const struct schema_use u_C_evidence_info[] = {
	{A_action, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_action_id, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_activity_id, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_activity_name, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_actor, SINCE(1_5_0), SCHEMA_OPTIONAL, P_host, 0, NONE},
	{A_api, SINCE(1_5_0), SCHEMA_OPTIONAL, P_cloud, 0, NONE},
	{A_attacks, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_authorizations, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_category_name, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_category_uid, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_class_name, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_class_uid__3, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_cloud, SINCE(1_5_0), SCHEMA_REQUIRED, P_cloud, 0, NONE},
	{A_confidence, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_confidence_id, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_confidence_score, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_count, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_device, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_disposition, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_disposition_id, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_duration, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_end_time, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_end_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_enrichments, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_firewall_rule, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_is_alert, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_malware, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_malware_scan_info, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_message, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_metadata, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_observables, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_osint, SINCE(1_5_0), SCHEMA_REQUIRED, P_osint, 0, NONE},
	{A_policy, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_query_evidence, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_query_info, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_query_result, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_query_result_id, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_raw_data, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_raw_data_hash, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_raw_data_size, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_risk_details, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_risk_level, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_risk_level_id, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_risk_score, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_severity, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_severity_id, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_start_time, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_start_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_status, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_code, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_detail, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_id, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_time, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_timezone_offset, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type_name, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_uid__3, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_unmapped, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_C_network_connection_query[] = {
	{ONLY(1_2_0), T(Network_Connection_Query), NONE, 0, 5012, 5, NAMES(W(cloud), W(container), W(data_classification), W(datetime), W(host), W(linux_linux_users)), NULL, NULL},
	{ONLY(1_3_0), T(Network_Connection_Query), NONE, 0, 5012, 5, NAMES(W(cloud), W(container), W(data_classification), W(datetime), W(host), W(linux_linux_users), W(osint)), NULL, NULL},
	{ONLY(1_4_0), T(Network_Connection_Query), NONE, 0, 5012, 5, NAMES(W(cloud), W(container), W(data_classification), W(datetime), W(host), W(linux_linux_users), W(osint), W(security_control)), NULL, NULL},
	{FROM_TO(1_5_0, 1_7_0), T(Network_Connection_Query), T(1_5_0), 0, 5012, 5, NAMES(W(cloud), W(container), W(data_classification), W(datetime), W(host), W(linux_linux_users), W(osint), W(security_control)), NULL, NULL},
	{SINCE(1_8_0), T(Network_Connection_Query), T(1_5_0), 0, 5012, 5, NAMES(W(cloud), W(container), W(data_classification), W(datetime), W(host), W(linux_linux_users), W(macos_macos_users), W(osint), W(security_control)), NULL, NULL},
};
static const struct schema_use u_C_network_connection_query[] = {
	{A_action, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_action_id, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_activity_id, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_activity_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_actor, ALL, SCHEMA_OPTIONAL, P_host, 0, NONE},
	{A_api, ALL, SCHEMA_OPTIONAL, P_cloud, 0, NONE},
	{A_attacks__2, ONLY(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_attacks, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_authorizations, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_category_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_category_uid, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_class_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_class_uid__2, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_cloud, ALL, SCHEMA_REQUIRED, P_cloud, 0, NONE},
	{A_confidence, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_confidence_id, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_confidence_score, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_connection_info, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_count, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_device, ALL, SCHEMA_RECOMMENDED, P_host, 0, NONE},
	{A_disposition, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_disposition_id, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_duration__2, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_duration, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_end_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_end_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_enrichments, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_firewall_rule, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_is_alert, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_security_control, 0, NONE},
	{A_malware, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_malware_scan_info, SINCE(1_5_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_message, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_metadata, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_observables, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_osint, SINCE(1_3_0), SCHEMA_REQUIRED, P_osint, 0, NONE},
	{A_policy, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_process, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_query_info, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_query_result, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_query_result_id, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_raw_data, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_raw_data_hash, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_raw_data_size, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_risk_details, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_risk_level, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_risk_level_id, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_risk_score, SINCE(1_4_0), SCHEMA_OPTIONAL, P_security_control, 0, NONE},
	{A_severity, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_severity_id, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_start_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_start_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_state, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_state_id, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_status, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_code, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_detail__2, ONLY(1_2_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_detail, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_id, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_time, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_timezone_offset, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_uid__2, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_unmapped, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_account[] = {
	{ALL, T(Account), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_account[] = {
	{A_is_disabled, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_locked, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_on_premises_sync_enabled, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_labels, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, FROM_TO(1_2_0, 1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 34, NONE},
	{A_tags, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__2, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, FROM_TO(1_2_0, 1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 35, NONE},
};
static const struct schema_form f_O_actor[] = {
	{FROM_TO(1_2_0, 1_7_0), T(Actor), NONE, 0, 0, 0, NAMES(W(container), W(data_classification), W(linux_linux_users)), NAMES(W(process), W(user), W(invoked_by), W(session), W(app_name), W(app_uid)), NULL},
	{SINCE(1_8_0), T(Actor), NONE, 0, 0, 0, NAMES(W(container), W(data_classification), W(linux_linux_users), W(macos_macos_users)), NAMES(W(process), W(user), W(invoked_by), W(session), W(app_name), W(app_uid)), NULL},
};
static const struct schema_use u_O_actor[] = {
	{A_app_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_app_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_authorizations, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_idp, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_invoked_by, ALL, SCHEMA_OPTIONAL, P_always, 0, T(1_2_0)},
	{A_process, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_session, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_user, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_advisory[] = {
	{SINCE(1_4_0), T(Advisory), NONE, 0, 0, 0, NAMES(W(data_classification), W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_advisory[] = {
	{A_avg_timespan, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_bulletin, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_classification, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time_dt, SINCE(1_4_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_desc, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_install_state, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_install_state_id, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_is_superseded, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, SINCE(1_4_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_os, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_product, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_references, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_related_cves, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_related_cwes, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_size, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_src_url, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_title, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid__8, ONLY(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_uid__8, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 44, NONE},
};
static const struct schema_form f_O_affected_code[] = {
	{SINCE(1_3_0), T(Affected_Code), NONE, 0, 0, 0, NAMES(W(data_classification)), NULL, NULL},
};
static const struct schema_use u_O_affected_code[] = {
	{A_end_column, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_end_line, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_file, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_owner, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_remediation, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_rule, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_start_column, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_start_line, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_affected_package[] = {
	{SINCE(1_3_0), T(Affected_Software_Package), NONE, 0, 0, 0, NAMES(W(data_classification)), NULL, NULL},
};
static const struct schema_use u_O_affected_package[] = {
	{A_architecture, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_cpe_name, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_epoch, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_fixed_in_version, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_hash, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_license, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_license_url, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_package_manager, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_package_manager_url, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_path, FROM_TO(1_3_0, 1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_path__2, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_purl, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_release, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_remediation, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_src_url, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid__2, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vendor_name, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_version, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_agent[] = {
	{ALL, T(Agent), NONE, 0, 0, 0, NULL, NAMES(W(uid), W(name)), NULL},
};
static const struct schema_use u_O_agent[] = {
	{A_name__3, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_policies, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type__2, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__3, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid__3, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid_alt__2, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vendor_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_version__2, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_analytic[] = {
	{SINCE(1_4_0), T(Analytic), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_analytic[] = {
	{A_algorithm, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_category, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_desc, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_related_analytics, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, T(1_0_0)},
	{A_state, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_state_id__5, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__13, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_uid, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_api[] = {
	{ALL, T(API), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_api[] = {
	{A_group, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_operation, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_request, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_response, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_service, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_token, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_version, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_attack[] = {
	{FROM_TO(1_3_0, 1_4_0), T(MITRE_ATT_CK), NONE, 0, 0, 0, NULL, NAMES(W(tactic), W(technique), W(sub_technique)), NULL},
	{SINCE(1_5_0), T(MITRE_ATT_CK_ATLAS), NONE, 0, 0, 0, NULL, NAMES(W(tactic), W(technique), W(sub_technique)), NULL},
};
static const struct schema_use u_O_attack[] = {
	{A_mitigation, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_sub_technique__2, FROM_TO(1_3_0, 1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_sub_technique, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_tactic__2, FROM_TO(1_3_0, 1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tactic, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_tactics, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, T(1_1_0)},
	{A_technique__2, FROM_TO(1_3_0, 1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_technique, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_auth_factor[] = {
	{ONLY(1_4_0), T(Authentication_Factor), NONE, 0, 0, 0, NAMES(W(container)), NULL, NAMES(W(email_addr), W(phone_number), W(security_questions))},
	{SINCE(1_5_0), T(Authentication_Factor), NONE, 0, 0, 0, NAMES(W(container)), NULL, NULL},
};
static const struct schema_use u_O_auth_factor[] = {
	{A_device, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_email_addr, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_factor_type, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_factor_type_id, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_is_hotp, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_is_totp, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_phone_number, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_provider, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_security_questions, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_authorization[] = {
	{ALL, T(Authorization_Result), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_authorization[] = {
	{A_decision, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_decision, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_policy, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_autonomous_system[] = {
	{SINCE(1_3_0), T(Autonomous_System), NONE, 0, 0, 0, NULL, NAMES(W(number), W(name)), NULL},
};
static const struct schema_use u_O_autonomous_system[] = {
	{A_name, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_number, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_campaign[] = {
	{SINCE(1_5_0), T(Campaign), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_campaign[] = {
	{A_name, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_certificate[] = {
	{ALL, T(Digital_Certificate), NONE, 0, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_certificate[] = {
	{A_created_time, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_expiration_time, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_expiration_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_fingerprints, FROM_TO(1_2_0, 1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_fingerprints, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_is_self_signed, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_issuer__2, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_sans, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_serial_number__2, FROM_TO(1_2_0, 1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_serial_number__2, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 37, NONE},
	{A_subject, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_version, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_cis_control[] = {
	{SINCE(1_5_0), T(CIS_Control), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_cis_control[] = {
	{A_desc, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_version, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_classifier_details[] = {
	{SINCE(1_4_0), T(Classifier_Details), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_classifier_details[] = {
	{A_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_uid, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_cloud[] = {
	{ALL, T(Cloud), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_cloud[] = {
	{A_account, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cloud_partition, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_org, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_project_uid, FROM_TO(1_2_0, 1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_project_uid, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, T(1_4_0)},
	{A_provider, FROM_TO(1_2_0, 1_7_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_provider__2, SINCE(1_8_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_region, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_zone, FROM_TO(1_2_0, 1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_zone__2, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_container[] = {
	{ALL, T(Container), NONE, 27, 0, 0, NULL, NAMES(W(uid), W(name)), NULL},
};
static const struct schema_use u_O_container[] = {
	{A_hash, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_image, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_labels, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_network_driver, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_orchestrator, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_pod_uuid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_runtime, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_size, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_tag, FROM_TO(1_2_0, 1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tag, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, T(1_4_0)},
	{A_tags, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_cve[] = {
	{SINCE(1_3_0), T(CVE), NONE, 0, 0, 0, NAMES(W(data_classification), W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_cve[] = {
	{A_created_time, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time_dt, SINCE(1_3_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_cvss, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_cwe, ONLY(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cwe, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, T(1_4_0)},
	{A_cwe_uid, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, T(1_1_0)},
	{A_cwe_url, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, T(1_1_0)},
	{A_desc, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_epss, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, SINCE(1_3_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_product, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_references, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_related_cwes, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_title, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type__7, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid__6, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 18, NONE},
};
static const struct schema_form f_O_cvss[] = {
	{SINCE(1_3_0), T(CVSS_Score), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_cvss[] = {
	{A_base_score__2, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_depth, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_metrics, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_overall_score, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_severity, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_src_url, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vector_string, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vendor_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_cwe[] = {
	{SINCE(1_3_0), T(CWE), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_cwe[] = {
	{A_caption, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_src_url, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid__7, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 17, NONE},
};
static const struct schema_form f_O_d3f_tactic[] = {
	{SINCE(1_5_0), T(MITRE_D3FEND_Tactic), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_d3f_tactic[] = {
	{A_name, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_src_url, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_d3f_technique[] = {
	{SINCE(1_5_0), T(MITRE_D3FEND_Technique), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_d3f_technique[] = {
	{A_name, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_src_url, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_d3fend[] = {
	{SINCE(1_5_0), T(MITRE_D3FEND), NONE, 0, 0, 0, NULL, NAMES(W(d3f_tactic), W(d3f_technique)), NULL},
};
static const struct schema_use u_O_d3fend[] = {
	{A_d3f_tactic, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_d3f_technique, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_data_classification[] = {
	{ALL, T(Data_Classification), NONE, 0, 0, 0, NULL, NAMES(W(category_id), W(confidentiality_id)), NULL},
};
static const struct schema_use u_O_data_classification[] = {
	{A_category, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_category_id, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_classifier_details, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_confidentiality, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_confidentiality_id, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_discovery_details, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_policy, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_size, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_src_url, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_status, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status_details, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_status_id__2, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_total, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_device[] = {
	{ALL, T(Device), NONE, 20, 0, 0, NAMES(W(container), W(datetime)), NAMES(W(ip), W(uid), W(name), W(hostname), W(instance_uid), W(interface_uid), W(interface_name)), NULL},
};
static const struct schema_use u_O_device[] = {
	{A_agent_list, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_autoscale_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_boot_time, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_boot_time_dt, SINCE(1_3_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_boot_uid, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_container, ALL, SCHEMA_RECOMMENDED, P_container, 0, NONE},
	{A_created_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_desc, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_domain, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_eid, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_first_seen_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_first_seen_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_groups, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_hostname, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_hw_info, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_hypervisor, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_iccid, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_image, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_imei, FROM_TO(1_2_0, 1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_imei, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, T(1_4_0)},
	{A_imei_list, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_instance_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_interface_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_interface_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_ip, ONLY(1_2_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_ip, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_backed_up, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_compliant, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_managed, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_mobile_account_active, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_personal, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_shared, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_supervised, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_trusted, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_last_seen_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_last_seen_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_location, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_mac, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_mac_vendor, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_meid, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_model, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_name, ONLY(1_2_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_name, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_namespace_pid, ALL, SCHEMA_RECOMMENDED, P_container, 0, NONE},
	{A_network_interfaces, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_org, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_os, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_os_machine_uuid, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_owner, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_pool, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_region, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_risk_level, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_risk_level_id, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_risk_score, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_subnet, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_subnet_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type_id__4, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_udid, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, FROM_TO(1_2_0, 1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, SINCE(1_6_0), SCHEMA_RECOMMENDED, P_always, 47, NONE},
	{A_uid_alt, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vendor_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_vlan_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vpc_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_zone, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_device_hw_info[] = {
	{ALL, T(Device_Hardware_Info), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_device_hw_info[] = {
	{A_bios_date, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_bios_manufacturer, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_bios_ver, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_chassis, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cpu_architecture, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cpu_architecture_id, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cpu_bits, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cpu_cores, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cpu_count, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cpu_speed, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cpu_type, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_desktop_display, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_gpu_count, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_gpu_info_list, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_keyboard_info, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_ram_size, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_serial_number, FROM_TO(1_2_0, 1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_serial_number, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 37, NONE},
	{A_uuid, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vendor_name, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_digital_signature[] = {
	{ALL, T(Digital_Signature), NONE, 0, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_digital_signature[] = {
	{A_algorithm, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_algorithm_id, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_certificate, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_developer_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_digest, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_state, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_state_id__2, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_discovery_details[] = {
	{SINCE(1_4_0), T(Discovery_Details), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_discovery_details[] = {
	{A_count, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_occurrence_details, ONLY(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_occurrence_details, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, T(1_4_0)},
	{A_occurrences, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_value, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_display[] = {
	{ALL, T(Display), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_display[] = {
	{A_color_depth, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_physical_height, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_physical_orientation, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_physical_width, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_scale_factor, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_dns_answer[] = {
	{SINCE(1_3_0), T(DNS_Answer), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_dns_answer[] = {
	{A_class, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_flag_ids, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_flags__2, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_packet_uid, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_rdata, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_ttl, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type__5, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_domain_contact[] = {
	{SINCE(1_3_0), T(Domain_Contact), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_domain_contact[] = {
	{A_email_addr__2, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_location__2, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_name, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_phone_number, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type__4, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__10, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_uid, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_email[] = {
	{ONLY(1_3_0), T(Email), NONE, 22, 0, 0, NAMES(W(data_classification)), NULL, NULL},
	{SINCE(1_4_0), T(Email), NONE, 22, 0, 0, NAMES(W(data_classification)), NAMES(W(from), W(to)), NULL},
};
static const struct schema_use u_O_email[] = {
	{A_cc, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cc_mailboxes, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_data_classification, ONLY(1_3_0), SCHEMA_RECOMMENDED, P_data_classification, 0, NONE},
	{A_data_classification, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_data_classification, 0, T(1_4_0)},
	{A_data_classifications, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_data_classification, 0, NONE},
	{A_delivered_to, ONLY(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_delivered_to, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, T(1_4_0)},
	{A_delivered_to_list__2, FROM_TO(1_4_0, 1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_delivered_to_list, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_files, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_from, ONLY(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_from, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_from_list, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_from_mailbox, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_from_mailboxes, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_http_headers, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_read, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_message_uid, FROM_TO(1_3_0, 1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_message_uid, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 42, NONE},
	{A_raw_header, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_reply_to, ONLY(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_reply_to, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, T(1_4_0)},
	{A_reply_to_list, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_reply_to_mailboxes, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_return_path, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_sender, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_sender_mailbox, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_size, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_smtp_from, ONLY(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_smtp_from, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, T(1_4_0)},
	{A_smtp_to, ONLY(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_smtp_to, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, T(1_4_0)},
	{A_subject__2, FROM_TO(1_3_0, 1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_subject__2, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 40, NONE},
	{A_to, ONLY(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_to, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_to_mailboxes, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid__11, ONLY(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid__9, ONLY(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid__9, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 41, NONE},
	{A_urls, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_x_originating_ip, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_email_auth[] = {
	{SINCE(1_3_0), T(Email_Authentication), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_email_auth[] = {
	{A_dkim, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_dkim_domain, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_dkim_signature, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_dmarc, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_dmarc_override, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_dmarc_policy, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_spf, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_encryption_details[] = {
	{SINCE(1_4_0), T(Encryption_Details), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_encryption_details[] = {
	{A_algorithm__2, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_algorithm_id__3, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_key_length, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_key_uid, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type__8, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_enrichment[] = {
	{ONLY(1_2_0), T(Enrichment), NONE, 0, 0, 0, NULL, NULL, NULL},
	{SINCE(1_3_0), T(Enrichment), NONE, 0, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_enrichment[] = {
	{A_created_time, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time_dt, SINCE(1_3_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_data, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_desc, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_provider, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_reputation, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_short_desc, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_src_url, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_value, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_environment_variable[] = {
	{SINCE(1_4_0), T(Environment_Variable), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_environment_variable[] = {
	{A_name, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_value, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_epss[] = {
	{SINCE(1_3_0), T(EPSS), NONE, 0, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_epss[] = {
	{A_created_time, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time_dt, SINCE(1_3_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_percentile, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_score__2, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_version, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_extension[] = {
	{FROM_TO(1_2_0, 1_6_0), T(Schema_Extension), NONE, 0, 0, 0, NULL, NULL, NULL},
	{SINCE(1_7_0), T(Schema_Extension), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_extension[] = {
	{A_name, FROM_TO(1_2_0, 1_6_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_name, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, FROM_TO(1_2_0, 1_6_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_uid, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_feature[] = {
	{ALL, T(Feature), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_feature[] = {
	{A_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_file[] = {
	{ALL, T(File), NONE, 24, 0, 0, NAMES(W(data_classification), W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_file[] = {
	{A_accessed_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_accessed_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_accessor, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_attributes, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_company_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_confidentiality, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_confidentiality_id, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_creator, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_data_classification, FROM_TO(1_2_0, 1_3_0), SCHEMA_RECOMMENDED, P_data_classification, 0, NONE},
	{A_data_classification, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_data_classification, 0, T(1_4_0)},
	{A_data_classifications, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_data_classification, 0, NONE},
	{A_desc, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_drive_type, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_drive_type_id, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_encryption_details, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_ext, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_hashes, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_imported_symbols, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_internal_name, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_deleted, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_encrypted, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_public, SINCE(1_4_0), SCHEMA_OPTIONAL, P_cloud, 0, NONE},
	{A_is_readonly, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_system, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_mime_type, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_modifier, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name__4, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_owner, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_parent_folder, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_path, FROM_TO(1_2_0, 1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_path__2, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_product, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_security_descriptor, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_signature, FROM_TO(1_2_0, 1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_signature, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, T(1_8_0)},
	{A_signatures__2, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_size, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_storage_class, SINCE(1_4_0), SCHEMA_OPTIONAL, P_cloud, 0, NONE},
	{A_tags, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__5, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uri, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_url, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_version, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_volume, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_xattributes, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_fingerprint[] = {
	{ALL, T(Fingerprint), NONE, 30, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_fingerprint[] = {
	{A_algorithm, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_algorithm_id__2, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_value__2, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_firewall_rule[] = {
	{SINCE(1_4_0), T(Firewall_Rule), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_firewall_rule[] = {
	{A_category, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_condition, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_desc, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_duration, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_match_details, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_match_location, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_rate_limit, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_sensitivity, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_function_invocation[] = {
	{SINCE(1_7_0), T(Function_Invocation), NONE, 0, 0, 0, NULL, NAMES(W(parameters), W(return_value), W(error)), NULL},
};
static const struct schema_use u_O_function_invocation[] = {
	{A_error, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_parameters, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_return_value, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_gpu_info[] = {
	{SINCE(1_8_0), T(GPU_Information), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_gpu_info[] = {
	{A_bus_type, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_bus_type_id, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cores, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_model, SINCE(1_8_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_vendor_name, SINCE(1_8_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_vram_mode, SINCE(1_8_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_vram_mode_id, SINCE(1_8_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_vram_size, SINCE(1_8_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_group[] = {
	{ALL, T(Group), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_group[] = {
	{A_desc, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_domain, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, FROM_TO(1_2_0, 1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 32, NONE},
	{A_privileges, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type__3, FROM_TO(1_2_0, 1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type__11, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, FROM_TO(1_2_0, 1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 33, NONE},
	{A_uid_alt, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_http_header[] = {
	{SINCE(1_4_0), T(HTTP_Header), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_http_header[] = {
	{A_name, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_value, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_idp[] = {
	{FROM_TO(1_2_0, 1_3_0), T(Identity_Provider), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
	{SINCE(1_4_0), T(Identity_Provider), NONE, 0, 0, 0, NAMES(W(container)), NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_idp[] = {
	{A_auth_factors, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_domain, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_fingerprint, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_has_mfa__2, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_issuer, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_protocol_name, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_scim, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_sso, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_state, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_state_id__3, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tenant_uid, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_url_string__2, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_image[] = {
	{ALL, T(Image), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_image[] = {
	{A_labels, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_path, FROM_TO(1_2_0, 1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_path__2, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tag, FROM_TO(1_2_0, 1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tag, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, T(1_4_0)},
	{A_tags, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_job[] = {
	{SINCE(1_5_0), T(Job), NONE, 0, 0, 0, NAMES(W(data_classification), W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_job[] = {
	{A_cmd_line, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 13, NONE},
	{A_created_time, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_desc, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_file, FROM_TO(1_5_0, 1_6_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_file, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_last_run_time__2, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_last_run_time_dt__2, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_next_run_time, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_next_run_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_run_state, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_run_state_id, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_user, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_kb_article[] = {
	{FROM_TO(1_3_0, 1_5_0), T(KB_Article), NONE, 0, 0, 0, NAMES(W(data_classification), W(datetime)), NULL, NULL},
	{SINCE(1_6_0), T(KB_Article), NONE, 0, 0, 0, NAMES(W(data_classification), W(datetime)), NAMES(W(uid), W(src_url)), NULL},
};
static const struct schema_use u_O_kb_article[] = {
	{A_avg_timespan, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_bulletin, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_classification, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time_dt, SINCE(1_3_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_install_state, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_install_state_id, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_is_superseded, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_os, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_product, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_severity, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_size, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_src_url, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_title, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, FROM_TO(1_3_0, 1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_uid, SINCE(1_6_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_kernel[] = {
	{SINCE(1_5_0), T(Kernel_Resource), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_kernel[] = {
	{A_is_system, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_path__2, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_system_call, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__16, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_kernel_driver[] = {
	{SINCE(1_5_0), T(Kernel_Extension), NONE, 0, 0, 0, NAMES(W(data_classification)), NULL, NULL},
};
static const struct schema_use u_O_kernel_driver[] = {
	{A_file, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_key_value_object[] = {
	{SINCE(1_4_0), T(Key_Value_object), NONE, 0, 0, 0, NULL, NAMES(W(value), W(values)), NULL},
};
static const struct schema_use u_O_key_value_object[] = {
	{A_name, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_value, ONLY(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_value, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_values, ONLY(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_values, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_keyboard_info[] = {
	{ALL, T(Keyboard_Information), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_keyboard_info[] = {
	{A_function_keys, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_ime, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_keyboard_layout, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_keyboard_subtype, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_keyboard_type, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_kill_chain_phase[] = {
	{SINCE(1_3_0), T(Kill_Chain_Phase), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_kill_chain_phase[] = {
	{A_phase, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_phase_id, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_ldap_person[] = {
	{ALL, T(LDAP_Person), NONE, 0, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_ldap_person[] = {
	{A_cost_center, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_deleted_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_deleted_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_department, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_display_name, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_email_addrs, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_employee_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_given_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_hire_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_hire_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_job_title, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_labels, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_last_login_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_last_login_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_ldap_cn, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_ldap_dn, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_leave_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_leave_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_location, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_manager, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_office_location, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_phone_number__2, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_surname, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tags, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_location[] = {
	{ALL, T(Geo_Location), NONE, 26, 0, 0, NULL, NAMES(W(city), W(country), W(postal_code), W(region)), NULL},
};
static const struct schema_use u_O_location[] = {
	{A_aerial_height, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_city, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_continent, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_coordinates, ALL, SCHEMA_OPTIONAL, P_always, 0, T(1_2_0)},
	{A_country, ALL, SCHEMA_RECOMMENDED, P_always, 14, NONE},
	{A_desc, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_geodetic_altitude, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_geodetic_vertical_accuracy, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_geohash, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_horizontal_accuracy, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_on_premises, FROM_TO(1_2_0, 1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_on_premises__2, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_isp__2, FROM_TO(1_2_0, 1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_isp, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, T(1_5_0)},
	{A_lat, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_long, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_postal_code, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_pressure_altitude, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_provider, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_region, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_logger[] = {
	{ALL, T(Logger), NONE, 0, 0, 0, NAMES(W(container), W(data_classification), W(datetime)), NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_logger[] = {
	{A_device, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_event_uid, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_truncated, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_log_format, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_log_level, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_log_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_log_provider, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_log_version, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_logged_time, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_logged_time, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_logged_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_product, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_transmit_time, FROM_TO(1_2_0, 1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_transmit_time, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_transmit_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_untruncated_size, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_version, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_long_string[] = {
	{SINCE(1_4_0), T(Long_String), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_long_string[] = {
	{A_is_truncated, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_untruncated_size, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_value, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_malware[] = {
	{SINCE(1_4_0), T(Malware), NONE, 0, 0, 0, NAMES(W(data_classification)), NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_malware[] = {
	{A_classification_ids, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_classifications, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cves, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_files, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_num_infected, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_path, ONLY(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_path__2, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, T(1_5_0)},
	{A_provider, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_severity, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_severity_id, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_malware_scan_info[] = {
	{SINCE(1_5_0), T(Malware_Scan_Info), NONE, 0, 0, 0, NAMES(W(datetime)), NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_malware_scan_info[] = {
	{A_end_time, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_end_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_num_files, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_num_infected, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_num_volumes, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_size, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_start_time, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_start_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__17, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_uid__10, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_unique_malware_count, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_metadata[] = {
	{ALL, T(Metadata), NONE, 0, 0, 0, NAMES(W(container), W(data_classification), W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_metadata[] = {
	{A_correlation_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_data_classification, FROM_TO(1_2_0, 1_3_0), SCHEMA_RECOMMENDED, P_data_classification, 0, NONE},
	{A_data_classification, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_data_classification, 0, T(1_4_0)},
	{A_data_classifications, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_data_classification, 0, NONE},
	{A_debug, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_event_code, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_extension, ALL, SCHEMA_OPTIONAL, P_always, 0, T(1_1_0)},
	{A_extensions, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_truncated, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_labels, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_log_format__2, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_log_level, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_log_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_log_provider, FROM_TO(1_2_0, 1_6_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_log_provider, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_log_source, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_log_version, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_logged_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_logged_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_loggers, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_original_event_uid, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_original_time, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_processed_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_processed_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_product, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_profiles, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_reporter, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_sequence, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_source, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tags, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tenant_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_total_queued_duration, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_transformation_info_list, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_transmit_time, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_transmit_time_dt, SINCE(1_7_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_type, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid__5, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_untruncated_size, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_version, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_metric[] = {
	{SINCE(1_3_0), T(Metric), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_metric[] = {
	{A_name, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_value, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_mitigation[] = {
	{SINCE(1_5_0), T(MITRE_Mitigation), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_mitigation[] = {
	{A_countermeasures, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_src_url, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_module[] = {
	{FROM_TO(1_5_0, 1_6_0), T(Module), NONE, 0, 0, 0, NAMES(W(data_classification)), NULL, NULL},
	{SINCE(1_7_0), T(Module), NONE, 0, 0, 0, NAMES(W(data_classification)), NAMES(W(load_type_id), W(function_name)), NULL},
};
static const struct schema_use u_O_module[] = {
	{A_base_address, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_file, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_function_invocation, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_function_name, FROM_TO(1_5_0, 1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_function_name, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_load_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_load_type_id, FROM_TO(1_5_0, 1_6_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_load_type_id, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_start_address, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_network_connection_info[] = {
	{ALL, T(Network_Connection_Information), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_network_connection_info[] = {
	{A_boundary, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_boundary_id, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_boundary_id, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_community_uid, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_direction, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_direction_id, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_flag_history, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_protocol_name__2, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_protocol_name__2, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_protocol_num, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_protocol_ver, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_protocol_ver_id, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_protocol_ver_id, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_session, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tcp_flags, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid__4, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid__4, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_network_interface[] = {
	{FROM_TO(1_2_0, 1_5_0), T(Network_Interface), NONE, 0, 0, 0, NULL, NAMES(W(ip), W(mac), W(name), W(hostname)), NULL},
	{SINCE(1_6_0), T(Network_Interface), NONE, 0, 0, 0, NULL, NAMES(W(ip), W(mac), W(name), W(hostname), W(uid)), NULL},
};
static const struct schema_use u_O_network_interface[] = {
	{A_hostname, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_ip, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_mac, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_namespace, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_open_ports, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_subnet_prefix, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__6, FROM_TO(1_2_0, 1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_type_id__6, SINCE(1_6_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_object[] = {
	{ALL, T(Object), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_form f_O_observable[] = {
	{ALL, T(Observable), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_observable[] = {
	{A_event_uid, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, FROM_TO(1_2_0, 1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_reputation, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__7, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_type_uid__4, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_value, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_occurrence_details[] = {
	{SINCE(1_4_0), T(Occurrence_Details), NONE, 0, 0, 0, NULL, NAMES(W(cell_name), W(column_name), W(column_number), W(end_line), W(json_path), W(page_number), W(record_index_in_array), W(row_number), W(start_line)), NULL},
};
static const struct schema_use u_O_occurrence_details[] = {
	{A_cell_name, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_column_name, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_column_number, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_end_line, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_json_path, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_page_number, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_record_index_in_array, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_row_number, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_start_line, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_organization[] = {
	{ALL, T(Organization), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_organization[] = {
	{A_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_ou_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_ou_uid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_os[] = {
	{ALL, T(Operating_System_OS), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_os[] = {
	{A_build, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_country, ALL, SCHEMA_OPTIONAL, P_always, 14, NONE},
	{A_cpe_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cpu_bits, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_edition, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_kernel_release, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_lang, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_sp_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_sp_ver, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__8, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_version, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_osint[] = {
	{FROM_TO(1_3_0, 1_4_0), T(OSINT), NONE, 0, 0, 0, NAMES(W(data_classification)), NAMES(W(name), W(uid)), NULL},
	{SINCE(1_5_0), T(OSINT), NONE, 0, 0, 0, NAMES(W(data_classification), W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_osint[] = {
	{A_answers, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_attacks__2, FROM_TO(1_3_0, 1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_attacks, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_autonomous_system, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_campaign, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_category, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_comment, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_confidence, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_confidence_id__2, ONLY(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_confidence_id, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_creator, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_desc, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_detection_pattern, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_detection_pattern_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_detection_pattern_type_id, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_email, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_email_auth, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_expiration_time, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_expiration_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_external_uid, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_file__2, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_intrusion_sets, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_kill_chain, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_labels, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_location, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_malware, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_name, FROM_TO(1_3_0, 1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_references, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_related_analytics, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_reputation, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_risk_score, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_script, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_severity, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_severity_id, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_signatures, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_src_url, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_subdomains, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_subnet__3, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_threat_actor, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tlp, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__11, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_uid, FROM_TO(1_3_0, 1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uploaded_time, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uploaded_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_value__3, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_vendor_name, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vulnerabilities, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_whois, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_package[] = {
	{SINCE(1_3_0), T(Software_Package), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_package[] = {
	{A_architecture, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_cpe_name, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_epoch, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_hash, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_license, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_license_url, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_package_manager, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_package_manager_url, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_purl, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_release, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_src_url, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid__2, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vendor_name, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_version, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_parameter[] = {
	{SINCE(1_7_0), T(Parameter), NONE, 0, 0, 0, NULL, NAMES(W(name), W(pre_value), W(post_value)), NULL},
};
static const struct schema_use u_O_parameter[] = {
	{A_name, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_post_value, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_pre_value, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_peripheral_device[] = {
	{SINCE(1_5_0), T(Peripheral_Device), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_peripheral_device[] = {
	{A_class__2, FROM_TO(1_5_0, 1_6_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_class__2, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_model, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_serial_number, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 37, NONE},
	{A_type__10, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__20, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_vendor_id_list, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_vendor_name, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_policy[] = {
	{FROM_TO(1_2_0, 1_5_0), T(Policy), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
	{SINCE(1_6_0), T(Policy), NONE, 0, 0, 0, NULL, NAMES(W(name), W(type), W(uid)), NULL},
};
static const struct schema_use u_O_policy[] = {
	{A_data, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_desc, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_group, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_applied, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_applied, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_port_info[] = {
	{SINCE(1_6_0), T(Port_Information), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_port_info[] = {
	{A_port, SINCE(1_6_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_protocol_name__2, SINCE(1_6_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_protocol_num, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_process[] = {
	{FROM_TO(1_2_0, 1_4_0), T(Process), NONE, 25, 0, 0, NAMES(W(container), W(data_classification), W(datetime), W(linux_linux_users)), NAMES(W(pid), W(uid)), NULL},
	{FROM_TO(1_5_0, 1_7_0), T(Process), NONE, 25, 0, 0, NAMES(W(container), W(data_classification), W(datetime), W(linux_linux_users)), NAMES(W(pid), W(uid), W(cpid)), NULL},
	{SINCE(1_8_0), T(Process), NONE, 25, 0, 0, NAMES(W(container), W(data_classification), W(datetime), W(linux_linux_users), W(macos_macos_users)), NAMES(W(pid), W(uid), W(cpid)), NULL},
};
static const struct schema_use u_O_process[] = {
	{A_ancestry, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_auid, ALL, SCHEMA_OPTIONAL, P_linux_linux_users, 0, NONE},
	{A_cmd_line, ALL, SCHEMA_RECOMMENDED, P_always, 13, NONE},
	{A_container, ALL, SCHEMA_RECOMMENDED, P_container, 0, NONE},
	{A_cpid, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_egid, FROM_TO(1_2_0, 1_7_0), SCHEMA_OPTIONAL, P_linux_linux_users, 0, NONE},
	{A_egid, SINCE(1_8_0), SCHEMA_OPTIONAL, P_linux_linux_users_or_macos_macos_users, 0, NONE},
	{A_environment_variables, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_euid, FROM_TO(1_2_0, 1_7_0), SCHEMA_OPTIONAL, P_linux_linux_users, 0, NONE},
	{A_euid, SINCE(1_8_0), SCHEMA_OPTIONAL, P_linux_linux_users_or_macos_macos_users, 0, NONE},
	{A_file, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_group, ALL, SCHEMA_RECOMMENDED, P_linux_linux_users, 0, NONE},
	{A_hosted_services, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_integrity, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_integrity_id, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_lineage__2, FROM_TO(1_2_0, 1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_lineage__2, ONLY(1_4_0), SCHEMA_OPTIONAL, P_always, 0, T(1_4_0)},
	{A_lineage, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, T(1_4_0)},
	{A_loaded_modules, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name__2, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_namespace_pid, ALL, SCHEMA_RECOMMENDED, P_container, 0, NONE},
	{A_parent_process, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_path, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_pid, ALL, SCHEMA_RECOMMENDED, P_always, 15, NONE},
	{A_ptid, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_sandbox, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_session, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_terminated_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_terminated_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_tid, FROM_TO(1_2_0, 1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tid, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, T(1_6_0)},
	{A_uid, FROM_TO(1_2_0, 1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 39, NONE},
	{A_user, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_working_directory, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_xattributes, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_process_entity[] = {
	{ONLY(1_4_0), T(Process_Entity), NONE, 0, 0, 0, NAMES(W(datetime)), NAMES(W(cmd_line), W(name), W(path), W(pid), W(uid)), NULL},
	{SINCE(1_5_0), T(Process_Entity), NONE, 0, 0, 0, NAMES(W(datetime)), NAMES(W(cmd_line), W(name), W(path), W(pid), W(uid), W(cpid)), NULL},
};
static const struct schema_use u_O_process_entity[] = {
	{A_cmd_line, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 13, NONE},
	{A_cpid, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time_dt, SINCE(1_4_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_name__2, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_path, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_pid, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 15, NONE},
	{A_uid, ONLY(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 39, NONE},
};
static const struct schema_form f_O_product[] = {
	{ALL, T(Product), NONE, 0, 0, 0, NAMES(W(data_classification)), NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_product[] = {
	{A_cpe_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_data_classification, FROM_TO(1_2_0, 1_3_0), SCHEMA_RECOMMENDED, P_data_classification, 0, NONE},
	{A_data_classification, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_data_classification, 0, T(1_4_0)},
	{A_data_classifications, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_data_classification, 0, NONE},
	{A_feature, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_lang, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_path, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_url_string, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vendor_name, FROM_TO(1_2_0, 1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_vendor_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_programmatic_credential[] = {
	{SINCE(1_6_0), T(Programmatic_Credential), NONE, 0, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_programmatic_credential[] = {
	{A_last_used_time, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_last_used_time_dt, SINCE(1_6_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_type, SINCE(1_6_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, SINCE(1_6_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_query_evidence[] = {
	{FROM_TO(1_5_0, 1_7_0), T(Query_Evidence), NONE, 0, 0, 0, NAMES(W(container), W(data_classification), W(linux_linux_users)), NULL, NAMES(W(connection_info), W(file), W(folder), W(group), W(job), W(kernel), W(module), W(network_interfaces), W(peripheral_device), W(process), W(reg_key), W(reg_value), W(service), W(session), W(startup_item), W(user))},
	{SINCE(1_8_0), T(Query_Evidence), NONE, 0, 0, 0, NAMES(W(container), W(data_classification), W(linux_linux_users), W(macos_macos_users)), NULL, NAMES(W(connection_info), W(file), W(folder), W(group), W(job), W(kernel), W(module), W(network_interfaces), W(peripheral_device), W(process), W(reg_key), W(reg_value), W(service), W(session), W(startup_item), W(user))},
};
static const struct schema_use u_O_query_evidence[] = {
	{A_connection_info, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_file, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_folder, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_group, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_job, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_kernel, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_module, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_network_interfaces, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_peripheral_device, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_process, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_query_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_query_type_id, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_reg_key, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_reg_value, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_service, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_session, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_startup_item, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_state__2, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tcp_state_id, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_user, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_users, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_query_info[] = {
	{ALL, T(Query_Information), NONE, 0, 0, 0, NAMES(W(datetime)), NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_query_info[] = {
	{A_bytes, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_data, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_query_string, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_query_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_query_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_reg_key[] = {
	{SINCE(1_5_0), T(Registry_Key), NONE, 28, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_reg_key[] = {
	{A_is_system, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_path__3, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_security_descriptor, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_reg_value[] = {
	{SINCE(1_5_0), T(Registry_Value), NONE, 29, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_reg_value[] = {
	{A_data, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_default, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_system, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 43, NONE},
	{A_path__3, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_reg_binary_data, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_reg_integer_data, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_reg_string_data, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_reg_string_list_data, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__18, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_remediation[] = {
	{SINCE(1_3_0), T(Remediation), NONE, 0, 0, 0, NAMES(W(data_classification)), NULL, NULL},
};
static const struct schema_use u_O_remediation[] = {
	{A_cis_controls, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_desc, SINCE(1_3_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_kb_article_list, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_kb_articles, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, T(1_1_0)},
	{A_references, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_reporter[] = {
	{SINCE(1_7_0), T(Reporter), NONE, 0, 0, 0, NULL, NAMES(W(hostname), W(ip), W(name), W(uid)), NULL},
};
static const struct schema_use u_O_reporter[] = {
	{A_hostname, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_ip, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_name, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_org, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_reputation[] = {
	{ALL, T(Reputation), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_reputation[] = {
	{A_base_score, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_provider, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_score, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_score_id, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_request[] = {
	{ALL, T(Request_Elements), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_request[] = {
	{A_containers, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_data, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_flags, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_response[] = {
	{ALL, T(Response_Elements), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_response[] = {
	{A_code, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_containers, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_data, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_error, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_error_message, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_flags, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_message, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_rule[] = {
	{SINCE(1_5_0), T(Rule), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_rule[] = {
	{A_category, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_desc, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_san[] = {
	{SINCE(1_4_0), T(Subject_Alternative_Name), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_san[] = {
	{A_name, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_type, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
};
static const struct schema_form f_O_scim[] = {
	{SINCE(1_4_0), T(SCIM), NONE, 0, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_scim[] = {
	{A_auth_protocol, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_auth_protocol_id, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time_dt, SINCE(1_4_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_error_message__2, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_group_provisioning_enabled, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_user_provisioning_enabled, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_last_run_time, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_last_run_time_dt, SINCE(1_4_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_modified_time, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, SINCE(1_4_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_protocol_name, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_rate_limit, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_scim_group_schema, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_scim_user_schema, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_state, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_state_id__4, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid_alt__3, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_url_string__3, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vendor_name__2, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_version__3, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_script[] = {
	{SINCE(1_4_0), T(Script), NONE, 0, 0, 0, NAMES(W(data_classification)), NULL, NULL},
};
static const struct schema_use u_O_script[] = {
	{A_file, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_hashes, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_name, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_parent_uid, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_script_content, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 36, NONE},
	{A_type, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__14, SINCE(1_4_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_uid, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_service[] = {
	{ALL, T(Service), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_service[] = {
	{A_labels, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_tags, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_session[] = {
	{ALL, T(Session), NONE, 0, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_session[] = {
	{A_count, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_credential_uid, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_credential_uid, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 19, NONE},
	{A_expiration_reason, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_expiration_time, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_expiration_time_dt, ALL, SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_is_mfa, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_remote, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_is_vpn, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_issuer, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_terminal, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid_alt, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uuid, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_sso[] = {
	{SINCE(1_4_0), T(SSO), NONE, 0, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_sso[] = {
	{A_auth_protocol, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_auth_protocol_id, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_certificate__2, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time_dt, SINCE(1_4_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_duration_mins__2, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_idle_timeout, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_login_endpoint, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_logout_endpoint, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_metadata_endpoint, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, SINCE(1_4_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_name, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_protocol_name, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_scopes, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_vendor_name__2, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_startup_item[] = {
	{FROM_TO(1_5_0, 1_7_0), T(Startup_Item), NONE, 0, 0, 0, NAMES(W(container), W(data_classification), W(linux_linux_users)), NULL, NAMES(W(driver), W(job), W(process), W(win_service))},
	{SINCE(1_8_0), T(Startup_Item), NONE, 0, 0, 0, NAMES(W(container), W(data_classification), W(linux_linux_users), W(macos_macos_users)), NULL, NAMES(W(driver), W(job), W(process), W(win_service))},
};
static const struct schema_use u_O_startup_item[] = {
	{A_driver, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_job, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_process, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_run_mode_ids, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_run_modes, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_run_state, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_run_state_id__2, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_start_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_start_type_id, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__19, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_win_service, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_sub_technique[] = {
	{FROM_TO(1_3_0, 1_4_0), T(MITRE_ATT_CK_Sub_Technique), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
	{SINCE(1_5_0), T(MITRE_Sub_technique), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_sub_technique[] = {
	{A_name, FROM_TO(1_3_0, 1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_src_url, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_tactic[] = {
	{FROM_TO(1_3_0, 1_4_0), T(MITRE_ATT_CK_Tactic), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
	{SINCE(1_5_0), T(MITRE_Tactic), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_tactic[] = {
	{A_name, FROM_TO(1_3_0, 1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_src_url, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_technique[] = {
	{FROM_TO(1_3_0, 1_4_0), T(MITRE_ATT_CK_Technique), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
	{SINCE(1_5_0), T(MITRE_Technique), NONE, 0, 0, 0, NULL, NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_technique[] = {
	{A_name, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_src_url, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_threat_actor[] = {
	{SINCE(1_5_0), T(Threat_Actor), NONE, 0, 0, 0, NULL, NULL, NULL},
};
static const struct schema_use u_O_threat_actor[] = {
	{A_name, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_type__9, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__15, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_timespan[] = {
	{FROM_TO(1_3_0, 1_4_0), T(Time_Span), NONE, 0, 0, 0, NULL, NAMES(W(duration), W(duration_days), W(duration_hours), W(duration_mins), W(duration_months), W(duration_secs), W(duration_weeks), W(duration_years)), NULL},
	{SINCE(1_5_0), T(Time_Span), NONE, 0, 0, 0, NAMES(W(datetime)), NAMES(W(duration), W(duration_days), W(duration_hours), W(duration_mins), W(duration_months), W(duration_secs), W(duration_weeks), W(duration_years), W(end_time), W(start_time)), NULL},
};
static const struct schema_use u_O_timespan[] = {
	{A_duration, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_duration_days, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_duration_hours, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_duration_mins, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_duration_months, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_duration_secs, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_duration_weeks, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_duration_years, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_end_time, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_end_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_start_time, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_start_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_type__6, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__12, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_token[] = {
	{SINCE(1_8_0), T(Token), NONE, 0, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_token[] = {
	{A_created_time, SINCE(1_8_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time_dt, SINCE(1_8_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_expiration_time, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_expiration_time_dt, SINCE(1_8_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_is_renewable, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_modified_time_dt, SINCE(1_8_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_name, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_tenant_uid, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, SINCE(1_8_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_type_id__21, SINCE(1_8_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_zone, SINCE(1_8_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_transformation_info[] = {
	{SINCE(1_5_0), T(Transformation_Info), NONE, 0, 0, 0, NAMES(W(data_classification), W(datetime)), NAMES(W(name), W(uid)), NULL},
};
static const struct schema_use u_O_transformation_info[] = {
	{A_lang, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_product, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_time, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_time_dt, SINCE(1_5_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_uid, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_url_string, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_url[] = {
	{SINCE(1_4_0), T(Uniform_Resource_Locator), NONE, 23, 0, 0, NULL, NAMES(W(url_string), W(path)), NULL},
};
static const struct schema_use u_O_url[] = {
	{A_categories, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_category_ids, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_domain, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_hostname, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_path, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_port, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_query_string__2, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_resource_type, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_scheme, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_subdomain, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_url_string, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_form f_O_user[] = {
	{ALL, T(User), NONE, 21, 0, 0, NULL, NAMES(W(account), W(name), W(uid)), NULL},
};
static const struct schema_use u_O_user[] = {
	{A_account, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_credential_uid, ONLY(1_2_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_credential_uid, FROM_TO(1_3_0, 1_5_0), SCHEMA_OPTIONAL, P_always, 19, NONE},
	{A_credential_uid, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 19, T(1_6_0)},
	{A_display_name, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_domain, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_email_addr, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_forward_addr, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_full_name, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_groups, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_has_mfa, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_ldap_person, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_name__5, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_org, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_phone_number__2, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_programmatic_credentials, SINCE(1_6_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_risk_level, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_risk_level_id, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_risk_score, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_type_id__9, ALL, SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, FROM_TO(1_2_0, 1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_uid, SINCE(1_4_0), SCHEMA_RECOMMENDED, P_always, 31, NONE},
	{A_uid_alt, ALL, SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_vulnerability[] = {
	{ONLY(1_3_0), T(Vulnerability_Details), NONE, 0, 0, 0, NAMES(W(data_classification), W(datetime)), NAMES(W(cve), W(cwe)), NULL},
	{SINCE(1_4_0), T(Vulnerability_Details), NONE, 0, 0, 0, NAMES(W(data_classification), W(datetime)), NULL, NAMES(W(advisory), W(cve), W(cwe))},
};
static const struct schema_use u_O_vulnerability[] = {
	{A_advisory, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_affected_code, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_affected_packages, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_category, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_cve, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_cwe, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_dependency_chain, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_desc, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_exploit_last_seen_time, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_exploit_last_seen_time_dt, SINCE(1_4_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_exploit_ref_url, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_exploit_requirement, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_exploit_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_first_seen_time, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_first_seen_time_dt, SINCE(1_3_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_fix_available, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, T(1_1_0)},
	{A_fix_coverage, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_fix_coverage_id, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_exploit_available, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_is_fix_available, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_kb_article_list, ONLY(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_kb_article_list, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, T(1_4_0)},
	{A_kb_articles, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, T(1_1_0)},
	{A_last_seen_time, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_last_seen_time_dt, SINCE(1_3_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_packages, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, T(1_1_0)},
	{A_references, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_related_vulnerabilities__2, ONLY(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_related_vulnerabilities, SINCE(1_4_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_remediation, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_severity, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_title, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_vendor_name, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_whois[] = {
	{SINCE(1_3_0), T(WHOIS), NONE, 0, 0, 0, NAMES(W(datetime)), NULL, NULL},
};
static const struct schema_use u_O_whois[] = {
	{A_autonomous_system, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_created_time__2, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_created_time_dt__2, SINCE(1_3_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_dnssec_status, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_dnssec_status_id, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_domain, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_domain_contacts, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_email_addr__3, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_isp, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_isp_org, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_last_seen_time__2, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_last_seen_time_dt__2, SINCE(1_3_0), SCHEMA_OPTIONAL, P_datetime, 0, NONE},
	{A_name_servers, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_phone_number__3, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_registrar, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_status__2, SINCE(1_3_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_subdomains__2, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_subnet__2, SINCE(1_3_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
};
static const struct schema_form f_O_win_service[] = {
	{FROM_TO(1_5_0, 1_6_0), T(Windows_Service), NONE, 0, 0, 0, NULL, NAMES(W(cmd_line), W(service_category_id), W(service_dependencies), W(service_error_control_id), W(service_start_name), W(service_start_type_id), W(service_type_id)), NULL},
	{SINCE(1_7_0), T(Windows_Service), NONE, 0, 0, 0, NAMES(W(data_classification)), NAMES(W(cmd_line), W(service_category_id), W(service_dependencies), W(service_error_control_id), W(service_start_name), W(service_start_type_id), W(service_type_id)), NULL},
};
static const struct schema_use u_O_win_service[] = {
	{A_cmd_line, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 13, NONE},
	{A_hosting_process, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_labels, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_load_order_group, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_name, SINCE(1_5_0), SCHEMA_REQUIRED, P_always, 0, NONE},
	{A_service_category, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_service_category_id, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_service_dependencies, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_service_dll_file, SINCE(1_7_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_service_error_control, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_service_error_control_id, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_service_file, SINCE(1_7_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_service_start_name, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_service_start_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_service_start_type_id, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_service_type, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_service_type_id, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_tags, SINCE(1_5_0), SCHEMA_OPTIONAL, P_always, 0, NONE},
	{A_uid, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
	{A_version, SINCE(1_5_0), SCHEMA_RECOMMENDED, P_always, 0, NONE},
};
static const struct schema_item items[] = {
	[C_base_event] = {T(base_event), COUNT(f_C_base_event), COUNT(u_C_base_event), f_C_base_event, u_C_base_event},
	[C_evidence_info] = {T(evidence_info), COUNT(f_C_evidence_info), COUNT(u_C_evidence_info), f_C_evidence_info, u_C_evidence_info},
	[C_network_connection_query] = {T(network_connection_query), COUNT(f_C_network_connection_query), COUNT(u_C_network_connection_query), f_C_network_connection_query, u_C_network_connection_query},
	[O_account] = {T(account), COUNT(f_O_account), COUNT(u_O_account), f_O_account, u_O_account},
	[O_actor] = {T(actor), COUNT(f_O_actor), COUNT(u_O_actor), f_O_actor, u_O_actor},
	[O_advisory] = {T(advisory), COUNT(f_O_advisory), COUNT(u_O_advisory), f_O_advisory, u_O_advisory},
	[O_affected_code] = {T(affected_code), COUNT(f_O_affected_code), COUNT(u_O_affected_code), f_O_affected_code, u_O_affected_code},
	[O_affected_package] = {T(affected_package), COUNT(f_O_affected_package), COUNT(u_O_affected_package), f_O_affected_package, u_O_affected_package},
	[O_agent] = {T(agent), COUNT(f_O_agent), COUNT(u_O_agent), f_O_agent, u_O_agent},
	[O_analytic] = {T(analytic), COUNT(f_O_analytic), COUNT(u_O_analytic), f_O_analytic, u_O_analytic},
	[O_api] = {T(api), COUNT(f_O_api), COUNT(u_O_api), f_O_api, u_O_api},
	[O_attack] = {T(attack), COUNT(f_O_attack), COUNT(u_O_attack), f_O_attack, u_O_attack},
	[O_auth_factor] = {T(auth_factor), COUNT(f_O_auth_factor), COUNT(u_O_auth_factor), f_O_auth_factor, u_O_auth_factor},
	[O_authorization] = {T(authorization), COUNT(f_O_authorization), COUNT(u_O_authorization), f_O_authorization, u_O_authorization},
	[O_autonomous_system] = {T(autonomous_system), COUNT(f_O_autonomous_system), COUNT(u_O_autonomous_system), f_O_autonomous_system, u_O_autonomous_system},
	[O_campaign] = {T(campaign), COUNT(f_O_campaign), COUNT(u_O_campaign), f_O_campaign, u_O_campaign},
	[O_certificate] = {T(certificate), COUNT(f_O_certificate), COUNT(u_O_certificate), f_O_certificate, u_O_certificate},
	[O_cis_control] = {T(cis_control), COUNT(f_O_cis_control), COUNT(u_O_cis_control), f_O_cis_control, u_O_cis_control},
	[O_classifier_details] = {T(classifier_details), COUNT(f_O_classifier_details), COUNT(u_O_classifier_details), f_O_classifier_details, u_O_classifier_details},
	[O_cloud] = {T(cloud), COUNT(f_O_cloud), COUNT(u_O_cloud), f_O_cloud, u_O_cloud},
	[O_container] = {T(container), COUNT(f_O_container), COUNT(u_O_container), f_O_container, u_O_container},
	[O_cve] = {T(cve), COUNT(f_O_cve), COUNT(u_O_cve), f_O_cve, u_O_cve},
	[O_cvss] = {T(cvss), COUNT(f_O_cvss), COUNT(u_O_cvss), f_O_cvss, u_O_cvss},
	[O_cwe] = {T(cwe), COUNT(f_O_cwe), COUNT(u_O_cwe), f_O_cwe, u_O_cwe},
	[O_d3f_tactic] = {T(d3f_tactic), COUNT(f_O_d3f_tactic), COUNT(u_O_d3f_tactic), f_O_d3f_tactic, u_O_d3f_tactic},
	[O_d3f_technique] = {T(d3f_technique), COUNT(f_O_d3f_technique), COUNT(u_O_d3f_technique), f_O_d3f_technique, u_O_d3f_technique},
	[O_d3fend] = {T(d3fend), COUNT(f_O_d3fend), COUNT(u_O_d3fend), f_O_d3fend, u_O_d3fend},
	[O_data_classification] = {T(data_classification), COUNT(f_O_data_classification), COUNT(u_O_data_classification), f_O_data_classification, u_O_data_classification},
	[O_device] = {T(device), COUNT(f_O_device), COUNT(u_O_device), f_O_device, u_O_device},
	[O_device_hw_info] = {T(device_hw_info), COUNT(f_O_device_hw_info), COUNT(u_O_device_hw_info), f_O_device_hw_info, u_O_device_hw_info},
	[O_digital_signature] = {T(digital_signature), COUNT(f_O_digital_signature), COUNT(u_O_digital_signature), f_O_digital_signature, u_O_digital_signature},
	[O_discovery_details] = {T(discovery_details), COUNT(f_O_discovery_details), COUNT(u_O_discovery_details), f_O_discovery_details, u_O_discovery_details},
	[O_display] = {T(display), COUNT(f_O_display), COUNT(u_O_display), f_O_display, u_O_display},
	[O_dns_answer] = {T(dns_answer), COUNT(f_O_dns_answer), COUNT(u_O_dns_answer), f_O_dns_answer, u_O_dns_answer},
	[O_domain_contact] = {T(domain_contact), COUNT(f_O_domain_contact), COUNT(u_O_domain_contact), f_O_domain_contact, u_O_domain_contact},
	[O_email] = {T(email), COUNT(f_O_email), COUNT(u_O_email), f_O_email, u_O_email},
	[O_email_auth] = {T(email_auth), COUNT(f_O_email_auth), COUNT(u_O_email_auth), f_O_email_auth, u_O_email_auth},
	[O_encryption_details] = {T(encryption_details), COUNT(f_O_encryption_details), COUNT(u_O_encryption_details), f_O_encryption_details, u_O_encryption_details},
	[O_enrichment] = {T(enrichment), COUNT(f_O_enrichment), COUNT(u_O_enrichment), f_O_enrichment, u_O_enrichment},
	[O_environment_variable] = {T(environment_variable), COUNT(f_O_environment_variable), COUNT(u_O_environment_variable), f_O_environment_variable, u_O_environment_variable},
	[O_epss] = {T(epss), COUNT(f_O_epss), COUNT(u_O_epss), f_O_epss, u_O_epss},
	[O_extension] = {T(extension), COUNT(f_O_extension), COUNT(u_O_extension), f_O_extension, u_O_extension},
	[O_feature] = {T(feature), COUNT(f_O_feature), COUNT(u_O_feature), f_O_feature, u_O_feature},
	[O_file] = {T(file), COUNT(f_O_file), COUNT(u_O_file), f_O_file, u_O_file},
	[O_fingerprint] = {T(fingerprint), COUNT(f_O_fingerprint), COUNT(u_O_fingerprint), f_O_fingerprint, u_O_fingerprint},
	[O_firewall_rule] = {T(firewall_rule), COUNT(f_O_firewall_rule), COUNT(u_O_firewall_rule), f_O_firewall_rule, u_O_firewall_rule},
	[O_function_invocation] = {T(function_invocation), COUNT(f_O_function_invocation), COUNT(u_O_function_invocation), f_O_function_invocation, u_O_function_invocation},
	[O_gpu_info] = {T(gpu_info), COUNT(f_O_gpu_info), COUNT(u_O_gpu_info), f_O_gpu_info, u_O_gpu_info},
	[O_group] = {T(group), COUNT(f_O_group), COUNT(u_O_group), f_O_group, u_O_group},
	[O_http_header] = {T(http_header), COUNT(f_O_http_header), COUNT(u_O_http_header), f_O_http_header, u_O_http_header},
	[O_idp] = {T(idp), COUNT(f_O_idp), COUNT(u_O_idp), f_O_idp, u_O_idp},
	[O_image] = {T(image), COUNT(f_O_image), COUNT(u_O_image), f_O_image, u_O_image},
	[O_job] = {T(job), COUNT(f_O_job), COUNT(u_O_job), f_O_job, u_O_job},
	[O_kb_article] = {T(kb_article), COUNT(f_O_kb_article), COUNT(u_O_kb_article), f_O_kb_article, u_O_kb_article},
	[O_kernel] = {T(kernel), COUNT(f_O_kernel), COUNT(u_O_kernel), f_O_kernel, u_O_kernel},
	[O_kernel_driver] = {T(kernel_driver), COUNT(f_O_kernel_driver), COUNT(u_O_kernel_driver), f_O_kernel_driver, u_O_kernel_driver},
	[O_key_value_object] = {T(key_value_object), COUNT(f_O_key_value_object), COUNT(u_O_key_value_object), f_O_key_value_object, u_O_key_value_object},
	[O_keyboard_info] = {T(keyboard_info), COUNT(f_O_keyboard_info), COUNT(u_O_keyboard_info), f_O_keyboard_info, u_O_keyboard_info},
	[O_kill_chain_phase] = {T(kill_chain_phase), COUNT(f_O_kill_chain_phase), COUNT(u_O_kill_chain_phase), f_O_kill_chain_phase, u_O_kill_chain_phase},
	[O_ldap_person] = {T(ldap_person), COUNT(f_O_ldap_person), COUNT(u_O_ldap_person), f_O_ldap_person, u_O_ldap_person},
	[O_location] = {T(location), COUNT(f_O_location), COUNT(u_O_location), f_O_location, u_O_location},
	[O_logger] = {T(logger), COUNT(f_O_logger), COUNT(u_O_logger), f_O_logger, u_O_logger},
	[O_long_string] = {T(long_string), COUNT(f_O_long_string), COUNT(u_O_long_string), f_O_long_string, u_O_long_string},
	[O_malware] = {T(malware), COUNT(f_O_malware), COUNT(u_O_malware), f_O_malware, u_O_malware},
	[O_malware_scan_info] = {T(malware_scan_info), COUNT(f_O_malware_scan_info), COUNT(u_O_malware_scan_info), f_O_malware_scan_info, u_O_malware_scan_info},
	[O_metadata] = {T(metadata), COUNT(f_O_metadata), COUNT(u_O_metadata), f_O_metadata, u_O_metadata},
	[O_metric] = {T(metric), COUNT(f_O_metric), COUNT(u_O_metric), f_O_metric, u_O_metric},
	[O_mitigation] = {T(mitigation), COUNT(f_O_mitigation), COUNT(u_O_mitigation), f_O_mitigation, u_O_mitigation},
	[O_module] = {T(module), COUNT(f_O_module), COUNT(u_O_module), f_O_module, u_O_module},
	[O_network_connection_info] = {T(network_connection_info), COUNT(f_O_network_connection_info), COUNT(u_O_network_connection_info), f_O_network_connection_info, u_O_network_connection_info},
	[O_network_interface] = {T(network_interface), COUNT(f_O_network_interface), COUNT(u_O_network_interface), f_O_network_interface, u_O_network_interface},
	[O_object] = {T(object), COUNT(f_O_object), 0, f_O_object, NULL},
	[O_observable] = {T(observable), COUNT(f_O_observable), COUNT(u_O_observable), f_O_observable, u_O_observable},
	[O_occurrence_details] = {T(occurrence_details), COUNT(f_O_occurrence_details), COUNT(u_O_occurrence_details), f_O_occurrence_details, u_O_occurrence_details},
	[O_organization] = {T(organization), COUNT(f_O_organization), COUNT(u_O_organization), f_O_organization, u_O_organization},
	[O_os] = {T(os), COUNT(f_O_os), COUNT(u_O_os), f_O_os, u_O_os},
	[O_osint] = {T(osint), COUNT(f_O_osint), COUNT(u_O_osint), f_O_osint, u_O_osint},
	[O_package] = {T(package), COUNT(f_O_package), COUNT(u_O_package), f_O_package, u_O_package},
	[O_parameter] = {T(parameter), COUNT(f_O_parameter), COUNT(u_O_parameter), f_O_parameter, u_O_parameter},
	[O_peripheral_device] = {T(peripheral_device), COUNT(f_O_peripheral_device), COUNT(u_O_peripheral_device), f_O_peripheral_device, u_O_peripheral_device},
	[O_policy] = {T(policy), COUNT(f_O_policy), COUNT(u_O_policy), f_O_policy, u_O_policy},
	[O_port_info] = {T(port_info), COUNT(f_O_port_info), COUNT(u_O_port_info), f_O_port_info, u_O_port_info},
	[O_process] = {T(process), COUNT(f_O_process), COUNT(u_O_process), f_O_process, u_O_process},
	[O_process_entity] = {T(process_entity), COUNT(f_O_process_entity), COUNT(u_O_process_entity), f_O_process_entity, u_O_process_entity},
	[O_product] = {T(product), COUNT(f_O_product), COUNT(u_O_product), f_O_product, u_O_product},
	[O_programmatic_credential] = {T(programmatic_credential), COUNT(f_O_programmatic_credential), COUNT(u_O_programmatic_credential), f_O_programmatic_credential, u_O_programmatic_credential},
	[O_query_evidence] = {T(query_evidence), COUNT(f_O_query_evidence), COUNT(u_O_query_evidence), f_O_query_evidence, u_O_query_evidence},
	[O_query_info] = {T(query_info), COUNT(f_O_query_info), COUNT(u_O_query_info), f_O_query_info, u_O_query_info},
	[O_reg_key] = {T(reg_key), COUNT(f_O_reg_key), COUNT(u_O_reg_key), f_O_reg_key, u_O_reg_key},
	[O_reg_value] = {T(reg_value), COUNT(f_O_reg_value), COUNT(u_O_reg_value), f_O_reg_value, u_O_reg_value},
	[O_remediation] = {T(remediation), COUNT(f_O_remediation), COUNT(u_O_remediation), f_O_remediation, u_O_remediation},
	[O_reporter] = {T(reporter), COUNT(f_O_reporter), COUNT(u_O_reporter), f_O_reporter, u_O_reporter},
	[O_reputation] = {T(reputation), COUNT(f_O_reputation), COUNT(u_O_reputation), f_O_reputation, u_O_reputation},
	[O_request] = {T(request), COUNT(f_O_request), COUNT(u_O_request), f_O_request, u_O_request},
	[O_response] = {T(response), COUNT(f_O_response), COUNT(u_O_response), f_O_response, u_O_response},
	[O_rule] = {T(rule), COUNT(f_O_rule), COUNT(u_O_rule), f_O_rule, u_O_rule},
	[O_san] = {T(san), COUNT(f_O_san), COUNT(u_O_san), f_O_san, u_O_san},
	[O_scim] = {T(scim), COUNT(f_O_scim), COUNT(u_O_scim), f_O_scim, u_O_scim},
	[O_script] = {T(script), COUNT(f_O_script), COUNT(u_O_script), f_O_script, u_O_script},
	[O_service] = {T(service), COUNT(f_O_service), COUNT(u_O_service), f_O_service, u_O_service},
	[O_session] = {T(session), COUNT(f_O_session), COUNT(u_O_session), f_O_session, u_O_session},
	[O_sso] = {T(sso), COUNT(f_O_sso), COUNT(u_O_sso), f_O_sso, u_O_sso},
	[O_startup_item] = {T(startup_item), COUNT(f_O_startup_item), COUNT(u_O_startup_item), f_O_startup_item, u_O_startup_item},
	[O_sub_technique] = {T(sub_technique), COUNT(f_O_sub_technique), COUNT(u_O_sub_technique), f_O_sub_technique, u_O_sub_technique},
	[O_tactic] = {T(tactic), COUNT(f_O_tactic), COUNT(u_O_tactic), f_O_tactic, u_O_tactic},
	[O_technique] = {T(technique), COUNT(f_O_technique), COUNT(u_O_technique), f_O_technique, u_O_technique},
	[O_threat_actor] = {T(threat_actor), COUNT(f_O_threat_actor), COUNT(u_O_threat_actor), f_O_threat_actor, u_O_threat_actor},
	[O_timespan] = {T(timespan), COUNT(f_O_timespan), COUNT(u_O_timespan), f_O_timespan, u_O_timespan},
	[O_token] = {T(token), COUNT(f_O_token), COUNT(u_O_token), f_O_token, u_O_token},
	[O_transformation_info] = {T(transformation_info), COUNT(f_O_transformation_info), COUNT(u_O_transformation_info), f_O_transformation_info, u_O_transformation_info},
	[O_url] = {T(url), COUNT(f_O_url), COUNT(u_O_url), f_O_url, u_O_url},
	[O_user] = {T(user), COUNT(f_O_user), COUNT(u_O_user), f_O_user, u_O_user},
	[O_vulnerability] = {T(vulnerability), COUNT(f_O_vulnerability), COUNT(u_O_vulnerability), f_O_vulnerability, u_O_vulnerability},
	[O_whois] = {T(whois), COUNT(f_O_whois), COUNT(u_O_whois), f_O_whois, u_O_whois},
	[O_win_service] = {T(win_service), COUNT(f_O_win_service), COUNT(u_O_win_service), f_O_win_service, u_O_win_service},
};

static const char *const versions[] = {"1.2.0", "1.3.0", "1.4.0", "1.5.0", "1.6.0", "1.7.0", "1.8.0", NULL};

const struct schema schema_facts = {
	.text = (const char *)&pool,
	.versions = versions,
	.items = items,
	.types = types,
	.attributes = attributes,
	.enums = enums,
	.profiles = profiles,
	.profile_sets = profile_sets,
	.classes = classes,
	.version_count = 7,
	.class_count = 3,
	.item_count = COUNT(items),
	.type_count = COUNT(types),
	.profile_count = COUNT(profiles),
	.class_name_count = COUNT(classes),
	.attribute_count = COUNT(attributes),
};
