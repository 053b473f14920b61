/**
 * What other notices call our categories, one row a key:
 *
 *     key | Apple NSPrivacyCollectedDataType… | Google PSL_… | CCPA § 1798.140(v)(1) letter | Firefox data collection
 *
 * Several names in a column are alternatives. `?NAME` may be meant, depending on how the data is used: it counts where a
 * notice has it, but no notice is asked for it. A key without a row has that of the nearest key above it. The first row
 * that has a name of Apple or Google is what the name alone stands for.
 */
export const NOTICE_TERMS = `
user | ?OtherDataTypes | | |
user.location.precise | PreciseLocation | PRECISE_LOCATION | G ?L | locationInfo
user.location.imprecise | CoarseLocation | APPROX_LOCATION | G | locationInfo
user.device.device_id | DeviceID | DEVICE_ID | A | ?technicalAndInteraction ?personallyIdentifyingInfo
user.device.ip_address | ?DeviceID ?CoarseLocation ?OtherDataTypes | ?DEVICE_ID ?APPROX_LOCATION | A | ?locationInfo ?technicalAndInteraction
user.device.cookie_id | DeviceID | DEVICE_ID | A ?F | ?technicalAndInteraction ?personallyIdentifyingInfo
user.device.cookie | OtherDataTypes ?DeviceID | DEVICE_ID | A F | ?technicalAndInteraction ?websiteContent
user.device.user_agent | OtherDiagnosticData | OTHER_PERFORMANCE | F | technicalAndInteraction
user.device.operating_system | OtherDiagnosticData | OTHER_PERFORMANCE | F | technicalAndInteraction
user.device.model | OtherDiagnosticData | OTHER_PERFORMANCE | F | technicalAndInteraction
user.device.network_provider | OtherDataTypes | | F | ?technicalAndInteraction
user.device.installed_apps | OtherDataTypes | APPS_ON_DEVICE | F | ?technicalAndInteraction
user.unique_id | UserID ?DeviceID | USER_ACCOUNT ?DEVICE_ID | A | ?personallyIdentifyingInfo
user.unique_id.pseudonymous | DeviceID ?UserID | DEVICE_ID ?USER_ACCOUNT | A | ?technicalAndInteraction ?personallyIdentifyingInfo
user.behavior.browsing_history | BrowsingHistory | WEB_BROWSING_HISTORY | F | browsingActivity ?bookmarksInfo
user.behavior.interactions | ProductInteraction ?OtherUsageData | USER_INTERACTION ?OTHER_APP_ACTIVITY | F | websiteActivity technicalAndInteraction
user.behavior.ad_interactions | AdvertisingData ?ProductInteraction | OTHER_APP_ACTIVITY ?USER_INTERACTION | F | ?websiteActivity ?technicalAndInteraction
user.behavior.search_history | SearchHistory | IN_APP_SEARCH_HISTORY | F | searchTerms
user.behavior.media_consumption | ProductInteraction ?OtherUsageData | USER_INTERACTION ?OTHER_APP_ACTIVITY | F | ?websiteActivity ?browsingActivity
user.behavior.purchase_history | PurchaseHistory | PURCHASE_HISTORY | D | financialAndPaymentInfo
user.name | Name | NAME | A B | personallyIdentifyingInfo
user.demographic | OtherDataTypes ?SensitiveInfo | OTHER_PERSONAL | C | personallyIdentifyingInfo
user.contact.email | EmailAddress | EMAIL | A ?B | personallyIdentifyingInfo
user.contact.phone_number | PhoneNumber | PHONE | A B | personallyIdentifyingInfo
user.contact.address | PhysicalAddress | ADDRESS | A B | personallyIdentifyingInfo
user.contact.address.city | ?PhysicalAddress ?CoarseLocation | ?ADDRESS ?APPROX_LOCATION | ?A ?B ?G | ?personallyIdentifyingInfo ?locationInfo
user.contact.address.state | ?PhysicalAddress ?CoarseLocation | ?ADDRESS ?APPROX_LOCATION | ?A ?B ?G | ?personallyIdentifyingInfo ?locationInfo
user.contact.address.country | ?PhysicalAddress ?CoarseLocation | ?ADDRESS ?APPROX_LOCATION | ?A ?B ?G | ?personallyIdentifyingInfo ?locationInfo
user.contact.address.postal_code | ?PhysicalAddress ?CoarseLocation | ?ADDRESS ?APPROX_LOCATION | ?A ?B ?G | ?personallyIdentifyingInfo ?locationInfo
user.contact | ?OtherUserContactInfo | ?OTHER_PERSONAL | ?A ?B | ?personallyIdentifyingInfo
user.demographic.language | ?OtherDataTypes ?OtherDiagnosticData | ?OTHER_PERSONAL ?OTHER_PERFORMANCE | ?C ?F | ?technicalAndInteraction ?personallyIdentifyingInfo
user.demographic.race_ethnicity | SensitiveInfo | RACE_ETHNICITY | C ?L | personallyIdentifyingInfo
user.demographic.political_opinion | SensitiveInfo | POLITICAL_RELIGIOUS | C ?L | personallyIdentifyingInfo
user.demographic.religious_belief | SensitiveInfo | POLITICAL_RELIGIOUS | C ?L | personallyIdentifyingInfo
user.demographic.sexual_orientation | SensitiveInfo | SEXUAL_ORIENTATION_GENDER_IDENTITY | C ?L | personallyIdentifyingInfo
user.demographic.gender | OtherDataTypes ?SensitiveInfo | OTHER_PERSONAL ?SEXUAL_ORIENTATION_GENDER_IDENTITY | C | personallyIdentifyingInfo
user.demographic.profile | OtherUsageData ?OtherDataTypes | OTHER_APP_ACTIVITY ?OTHER_PERSONAL | K | ?personallyIdentifyingInfo ?technicalAndInteraction
user.job_title | OtherDataTypes | OTHER_PERSONAL | I B | ?personallyIdentifyingInfo
user.workplace | OtherDataTypes | OTHER_PERSONAL | I B | ?personallyIdentifyingInfo
user.government_id | OtherDataTypes | OTHER_PERSONAL | A B ?L | personallyIdentifyingInfo
user.criminal_history | ?SensitiveInfo ?OtherDataTypes | ?OTHER_PERSONAL | ?B ?L | ?personallyIdentifyingInfo
user.childrens | ?OtherDataTypes | ?OTHER_PERSONAL | ?A ?C | ?personallyIdentifyingInfo
user.financial.credit_card | PaymentInfo | CREDIT_DEBIT_BANK_ACCOUNT_NUMBER | B ?L | financialAndPaymentInfo
user.financial.bank_account | PaymentInfo | CREDIT_DEBIT_BANK_ACCOUNT_NUMBER | B ?L | financialAndPaymentInfo
user.financial | CreditInfo OtherFinancialInfo ?PaymentInfo | CREDIT_SCORE OTHER ?CREDIT_DEBIT_BANK_ACCOUNT_NUMBER | B ?D | financialAndPaymentInfo
user.payment | ?PaymentInfo ?PurchaseHistory | ?CREDIT_DEBIT_BANK_ACCOUNT_NUMBER ?PURCHASE_HISTORY | ?B ?D | ?financialAndPaymentInfo
user.health_and_medical | Health | HEALTH | B ?E ?L | healthInfo
user.biometric.health | Fitness ?Health | FITNESS ?HEALTH | E ?B ?L | healthInfo
user.biometric | SensitiveInfo | OTHER_PERSONAL | E ?L | personallyIdentifyingInfo
user.authorization | OtherDataTypes | OTHER_PERSONAL | ?B ?L | authenticationInfo
user.authorization.biometric | ?SensitiveInfo ?OtherDataTypes | ?OTHER_PERSONAL | E ?L | ?authenticationInfo ?personallyIdentifyingInfo
user.content | OtherUserContent ?GameplayContent | USER_GENERATED_CONTENT | | websiteContent ?personalCommunications ?bookmarksInfo
user.content.photos | PhotosorVideos | PHOTOS VIDEOS | H | ?websiteContent ?personallyIdentifyingInfo
user.content.self_image | PhotosorVideos ?SensitiveInfo | PHOTOS VIDEOS | H ?E | ?personallyIdentifyingInfo
user.content.audio | AudioData | AUDIO ?MUSIC ?OTHER_AUDIO | H | ?websiteContent ?personallyIdentifyingInfo
user.content.files | OtherUserContent | FILES_AND_DOCS | | ?websiteContent
user.content.calendar | OtherUserContent | CALENDAR | | ?websiteContent
user.content.messages | EmailsOrTextMessages | EMAILS SMS_CALL_LOG OTHER_MESSAGES | ?L | personalCommunications
user.content.correspondence | CustomerSupport ?EmailsOrTextMessages ?OtherUserContent | OTHER_MESSAGES ?EMAILS ?USER_GENERATED_CONTENT | D | ?personalCommunications
user.social.contacts | Contacts | CONTACTS | A | ?personallyIdentifyingInfo
user.account.username | UserID | USER_ACCOUNT | A | ?personallyIdentifyingInfo
user.account | ?UserID | ?USER_ACCOUNT | ?A | ?personallyIdentifyingInfo ?authenticationInfo
user.telemetry.crash | CrashData | CRASH_LOGS | F | technicalAndInteraction
user.telemetry.performance | PerformanceData | PERFORMANCE_DIAGNOSTICS | F | technicalAndInteraction
user.telemetry | ?OtherDiagnosticData ?OtherUsageData | ?OTHER_PERFORMANCE ?OTHER_APP_ACTIVITY | F | technicalAndInteraction
user.sensor | ?Hands ?Head ?EnvironmentScanning ?Fitness ?OtherDataTypes | ?FITNESS | ?F ?H | ?technicalAndInteraction
user.privacy_preferences | | | |
`;

/**
 * Purposes of Apple and Google: our keys that agree with each, the likeliest first. Their "app functionality" is anything
 * that the service needs; it contradicts nothing.
 */
export const NOTICE_PURPOSES = `
ThirdPartyAdvertising: marketing.advertising.third_party marketing.advertising third_party_sharing
DeveloperAdvertising: marketing.advertising.first_party marketing
Analytics: analytics functional.service.improve essential.service.operations.improve
ProductPersonalization: personalize marketing.advertising.first_party
AppFunctionality: essential.service *
ADVERTISING: marketing.advertising marketing
DEVELOPER_COMMUNICATIONS: marketing.communications essential.service.notifications
FRAUD_PREVENTION_SECURITY: essential.service.security essential.fraud_detection essential.legal_obligation
PERSONALIZATION: personalize marketing.advertising.first_party
ACCOUNT_MANAGEMENT: essential.service.authentication essential functional
APP_FUNCTIONALITY: essential.service *
`;
